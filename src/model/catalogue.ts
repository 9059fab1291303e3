/** What a replication reports as figures: every subject's metrics, in the order in which they are shown. */
import type { Scenario } from "../scenario/index.ts";
import { account } from "./metrics/account.ts";
import { acquisition } from "./metrics/acquisition.ts";
import { cash } from "./metrics/cash.ts";
import { content } from "./metrics/content.ts";
import { forecast } from "./metrics/forecast.ts";
import { growth } from "./metrics/growth.ts";
import { journey } from "./metrics/journey.ts";
import type { Metric, Subject } from "./metrics/metric.ts";
import { referral } from "./metrics/referral.ts";
import { speed } from "./metrics/speed.ts";
import { teams } from "./metrics/teams.ts";
import { value } from "./metrics/value.ts";

const SUBJECTS: Subject[] = [growth, cash, acquisition, speed, journey, teams, value, referral, account, forecast, content];

export function metricsOf(scenario: Scenario): Metric[] {
  return SUBJECTS.flatMap((subject) => subject(scenario));
}

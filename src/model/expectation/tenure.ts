/**
 * How long customers of a stratum stay, and what a customer's MRR grows to, month by month of the contract. Own churn is
 * exact as a mixture over Gauss's nodes of its beta law; membership of the loyalty programme is plugged in as the share of
 * those who belong to it.
 */
import { exp, pow, TICKS_PER_MONTH, TICKS_PER_DAY } from "../../kernel/index.ts";
import type { Tables } from "../tables.ts";
import { betaNodes, binMeans, type Node } from "./nodes.ts";
import type { Stratum } from "./stratum.ts";

export const MONTH_DAYS = TICKS_PER_MONTH / TICKS_PER_DAY;
/** Kinds of customers told apart by their own churn, or rate of orders. */
const NODES = 24;
const RATES = 48;

export interface Stayer {
  stratum: Stratum;
  /** Months of the contract before it is looked at: those who are there on day 0. */
  tenure: number;
  isThere: boolean;
}

export class Tenure {
  private readonly tables: Tables;
  private readonly churns = new Map<string, Node[]>();
  private readonly orderers = new Map<number, Orderer[]>();

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** Share of those who stay after 0, 1, 2, … anniversaries, each on its day, when so large a share of them is loyal. */
  staying(stayer: Stayer, months: number, dayOf: (anniversary: number) => number, loyal: (anniversary: number) => number): Float64Array {
    const { tables } = this;
    if (tables.orderRateLaw >= 0) return this.stayingByOrders(stayer, months, dayOf);
    const alive = new Float64Array(months + 1);
    alive[0] = 1;
    const nodes = this.ownChurn(stayer);
    const left = Float64Array.from(nodes, ({ weight }) => weight);
    const strain = strainOf(tables, stayer.stratum);
    for (let anniversary = 1; anniversary <= months; anniversary++) {
      alive[anniversary] = alive[anniversary - 1];
      if (tables.termMonths > 1 && (stayer.tenure + anniversary) % tables.termMonths !== 0) continue;
      const day = Math.floor(dayOf(anniversary));
      const share = loyal(anniversary);
      alive[anniversary] = 0;
      for (let at = 0; at < nodes.length; at++) {
        left[at] *= 1 - Math.min(1, atEndOfTerm(tables, nodes[at].value, day, share) * strain);
        alive[anniversary] += left[at];
      }
    }
    return alive;
  }

  private stayingByOrders({ stratum }: Stayer, months: number, dayOf: (anniversary: number) => number): Float64Array {
    const from = dayOf(0);
    const orderers = this.orderersOf(stratum);
    return Float64Array.from({ length: months + 1 }, (_, anniversary) => {
      const age = Math.max(0, (dayOf(anniversary) - from) / MONTH_DAYS);
      return orderers.reduce((sum, { rate, dropout, weight }) => sum + weight * exp(-rate * dropout * age), 0);
    });
  }

  /** Orders a month of one customer at an age in months. */
  orderPace(stratum: Stratum, age: number): number {
    return this.orderersOf(stratum).reduce((sum, { rate, dropout, weight }) => sum + weight * rate * exp(-rate * dropout * age), 0);
  }

  private ownChurn({ stratum: { column }, isThere }: Stayer): Node[] {
    const { tables } = this;
    if (tables.ownChurnAlpha < 0) return [{ value: tables.churnOfChannel[column], weight: 1 }];
    const key = `${column} ${isThere}`;
    let nodes = this.churns.get(key);
    if (!nodes) {
      const ratio = tables.churnRatioOfChannel[column];
      nodes = betaNodes(shapeOf(tables, tables.ownChurnAlpha), shapeOf(tables, isThere ? tables.stayedChurnBeta : tables.ownChurnBeta), NODES).map(({ value, weight }) => ({ value: Math.min(1, value * ratio), weight }));
      this.churns.set(key, nodes);
    }
    return nodes;
  }

  private orderersOf(stratum: Stratum): Orderer[] {
    const { tables } = this;
    const strain = strainOf(tables, stratum) * (tables.churnFactor.reduce((sum, each) => sum + each, 0) / tables.churnFactor.length);
    let orderers = this.orderers.get(strain);
    if (!orderers) {
      const dropouts = betaNodes(shapeOf(tables, tables.dropoutAlpha), shapeOf(tables, tables.dropoutBeta), NODES);
      orderers = binMeans(tables.laws, tables.orderRateLaw, RATES).flatMap((rate) => dropouts.map(({ value, weight }) => ({ rate, dropout: Math.min(1, value * strain), weight: weight / RATES })));
      this.orderers.set(strain, orderers);
    }
    return orderers;
  }
}

/** The shape of a gamma law that is half of a beta law: its mean. */
function shapeOf(tables: Tables, law: number): number {
  return tables.laws.mean(law);
}

function strainOf(tables: Tables, { isInvited, segment }: Stratum): number {
  let strain = isInvited ? tables.referredChurn : 1;
  if (segment >= 0) strain *= tables.segmentChurn[segment];
  if (tables.hasLoyalty) strain *= 1 - tables.topShare * (1 - tables.loyaltyChurn);
  return strain;
}

/** As in retention.ts. */
function atEndOfTerm(tables: Tables, own: number, day: number, loyal: number): number {
  if (tables.renewalChurn >= 0) return moved(tables, tables.renewalChurn, day, loyal);
  const monthly = moved(tables, own, day, loyal);
  return tables.termMonths <= 1 ? monthly : 1 - pow(1 - monthly, tables.termMonths);
}

function moved(tables: Tables, chance: number, day: number, loyal: number): number {
  if (tables.churnMoves === 0) return chance;
  const at = Math.min(day, tables.horizonDays - 1);
  const felt = (now: number, usual: number) => usual + (now - usual) * (1 - loyal + loyal * tables.loyalShock);
  return Math.min(1, chance * felt(tables.churnFactor[at], 1) + felt(tables.churnAdded[at], 0));
}

/** Who orders now and then: rate and chance to be gone, each customer's own. */
interface Orderer {
  /** Orders a month. */
  rate: number;
  dropout: number;
  weight: number;
}

/** What the steps agreed on until each anniversary since the one before multiply the MRR by, in the mean; needs come from anniversary 0 on. */
export function growthByMonth(tables: Tables, months: number): Float64Array {
  const growth = new Float64Array(months + 1).fill(1);
  if (!tables.hasNeeds) return growth;
  // Needs open evenly over the time; of those opened until an age, so many have closed by then.
  const closed = (age: number) => tables.laws.integratedCdf(tables.windowLaw, age * MONTH_DAYS) / MONTH_DAYS;
  for (let month = 1; month <= months; month++) {
    const steps = tables.needsPerMonth * tables.selfServeProbability * (closed(month) - closed(month - 1));
    growth[month] = exp(tables.expansionStep * steps);
  }
  return growth;
}

import type { MetricInfo } from "../model/index.ts";
import type { Scenario } from "../scenario/index.ts";

/** Why a figure is defined in none of the futures: there is nothing of it in this scenario, or it did not come about. */
export function undefinedWords({ name, group }: Pick<MetricInfo, "name" | "group">, { accountManagement, content, cooling, forecast, growth, loyalty, referral, stages, support, value }: Scenario): string {
  const absent = "not in this scenario";
  const spoken = name.toLowerCase();
  const speaks = (...words: readonly string[]) => words.some((word) => spoken.includes(word));
  if (group === "Account management" && (accountManagement === null || accountManagement.policy === "none")) return absent;
  if (group === "Referral" && referral === null) return absent;
  if (group === "Forecast" && forecast === null) return absent;
  if (group === "Content" && content === null) return absent;
  if (speaks("ticket", "support") && support === null) return absent;
  if (speaks("loyalty") && loyalty === null) return absent;
  if (speaks("experiment") && growth === null) return absent;
  if (speaks("order") && value.orders === null) return absent;
  if (speaks("cool") && cooling === null) return absent;
  if (speaks("response", "answered") && !Object.values(stages).some(({ handRaise }) => handRaise)) return absent;
  return "did not come about in any of these futures";
}

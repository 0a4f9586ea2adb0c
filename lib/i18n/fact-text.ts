import type { Fact } from "@/lib/wechatpay/check";

/** A translator of the room `facts`; the arguments depend on the key, which is known only when a check has run. */
export type FactTranslator = (key: Fact["key"] | "seconds_early" | "seconds_late", values?: Fact["values"]) => string;

/** A fact as a sentence. Values stand in it as they were on the wire; one that is missing leaves a dash, never an error. */
export function factText(translate: unknown, fact: Fact): string {
  const absent = { text: "—", serial: "—", seconds: "—", bytes: "—" };
  const seconds = fact.key === "off_by_seconds" ? Number(fact.values?.seconds) : 0;
  if (seconds < 0) return (translate as FactTranslator)("seconds_early", { seconds: -seconds });
  if (seconds > 0) return (translate as FactTranslator)("seconds_late", { seconds });
  return (translate as FactTranslator)(fact.key, { ...absent, ...fact.values });
}

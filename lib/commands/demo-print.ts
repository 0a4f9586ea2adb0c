import { dictionary } from "@/lib/i18n/dictionary";
import type { Locale } from "@/lib/i18n/locale";
import type { Check } from "@/lib/wechatpay/check";

const MARKS = { pass: "✓", fail: "✗", skipped: "–" } as const;

/** The checks, one per line, by the console's own names. */
export function checkLines(checks: readonly Check[], locale: Locale): string[] {
  const labels: Record<string, { label: string }> = dictionary(locale).checks;
  return checks.map(({ id, verdict }) => `    ${MARKS[verdict]} ${labels[id]?.label ?? id}`);
}

/** A canonical string with its line feeds visible. */
export function canonicalLines(canonical: string): string[] {
  return canonical
    .split("\n")
    .slice(0, -1)
    .map((line) => `    ${line}↵`);
}

export function jsonLines(text: string): string[] {
  return JSON.stringify(JSON.parse(text), null, 2)
    .split("\n")
    .map((line) => `    ${line}`);
}

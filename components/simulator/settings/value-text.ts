import { inLocale, type Locale } from "@/lib/i18n/locale";
import type { Setting } from "@/lib/simulator/setting-list";

/** The words that a value of a setting is told with. */
export type ValueWords = { locale: Locale; on: string; off: string; noAddress: string };

/** A value of a setting as a reader calls it. */
export function valueText(setting: Setting, value: string | boolean, words: ValueWords): string {
  if (setting.kind === "switch") return value === true ? words.on : words.off;
  if (setting.kind === "address") return String(value) || words.noAddress;
  const option = setting.options.find((candidate) => candidate.value === value);
  return option ? inLocale(option.label, words.locale) : String(value);
}

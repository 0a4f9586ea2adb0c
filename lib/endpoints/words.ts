import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import type { ReportWords } from "./junit";
import { stepText } from "./step-text";

/** A report's words in one language, for JUnit and the terminal. */
export function reportWords(locale: Locale): ReportWords {
  const t = translator(locale, "endpoints");
  return {
    title: (id) => t(`case.${id}.title`),
    expects: (id) => t(`case.${id}.expects`),
    did: (step) => stepText(step, t),
    noResult: (state) => t(`noResult.${state}`),
    notRun: ({ notRun }) => (notRun === null ? t("verdict.not_run") : t(`notRun.${notRun}`)),
  };
}

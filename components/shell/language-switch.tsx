"use client";

import { useLocale, useTranslations } from "use-intl";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { segmentClass, segmentsClass } from "./segment";
import { setLocale } from "./set-locale";

/** Each language in its own words, so that who cannot read the page still finds it. */
const NAMES: Record<Locale, { short: string; full: string }> = {
  "zh-CN": { short: "中", full: "简体中文" },
  en: { short: "EN", full: "English" },
};

/** A plain form, so it works before and without scripts. */
export function LanguageSwitch() {
  const chosen = useLocale();
  const t = useTranslations("shell");
  return (
    <form action={setLocale}>
      <fieldset className={segmentsClass}>
        <legend className="sr-only">{t("language")}</legend>
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            title={NAMES[locale].full}
            aria-label={NAMES[locale].full}
            aria-pressed={locale === chosen}
            className={segmentClass(locale === chosen)}
          >
            {NAMES[locale].short}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

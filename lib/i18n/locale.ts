export type Locale = "zh-CN" | "en";

export const LOCALES: readonly Locale[] = ["zh-CN", "en"];

export const DEFAULT_LOCALE: Locale = "zh-CN";

export const LOCALE_COOKIE = "locale";

/** The locale that a cookie or a form names, or the default: what a browser sends is never trusted. */
export function localeOf(value: string | undefined): Locale {
  return LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;
}

/** Chooses from a text that carries both languages itself, as the protocol's documentation does. */
export function inLocale(text: { zh: string; en: string }, locale: Locale): string {
  return locale === "en" ? text.en : text.zh;
}

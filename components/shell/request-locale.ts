import { cookies } from "next/headers";
import { LOCALE_COOKIE, type Locale, localeOf } from "@/lib/i18n/locale";
import { isTimeZone } from "@/lib/i18n/time";
import { type Namespace, translator } from "@/lib/i18n/translator";

export const TIME_ZONE_COOKIE = "time_zone";

/** Most of our readers live there; a browser elsewhere says so in a cookie after its first page. */
const DEFAULT_TIME_ZONE = "Asia/Shanghai";

/** The language of the request at hand. For server components, actions and routes. */
export async function getLocale(): Promise<Locale> {
  return localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
}

/** Texts in the language of the request at hand: `const t = await getTranslator("home")`. */
export async function getTranslator<Name extends Namespace = never>(namespace?: Name) {
  return translator<Name>(await getLocale(), namespace);
}

/** The zone of the reader's browser, as it said last time. */
export async function getTimeZone(): Promise<string> {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value ?? DEFAULT_TIME_ZONE;
  return isTimeZone(zone) ? zone : DEFAULT_TIME_ZONE;
}

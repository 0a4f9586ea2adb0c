"use server";

import { cookies } from "next/headers";
import { LOCALE_COOKIE, localeOf } from "@/lib/i18n/locale";

const YEAR_SECONDS = 31_536_000;

/** Remembers the language that a form names; the page is then rendered again in it. */
export async function setLocale(form: FormData): Promise<void> {
  const locale = localeOf(String(form.get("locale")));
  (await cookies()).set(LOCALE_COOKIE, locale, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax" });
}

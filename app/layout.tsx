import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { getLocale, getTimeZone, getTranslator, TIME_ZONE_COOKIE } from "@/components/shell/request-locale";
import { Shell } from "@/components/shell/shell";
import { roomsOf } from "@/lib/i18n/dictionary";
import { Providers } from "./providers";
import "./globals.css";

const sans = localFont({ src: "../components/shell/fonts/geist.woff2", variable: "--font-geist", weight: "100 900" });
const mono = localFont({
  src: "../components/shell/fonts/geist-mono.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  adjustFontFallback: false,
});

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1110" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("shell");
  return { title: { default: t("title"), template: t("titleTemplate") }, description: t("description") };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  return (
    <html lang={locale} className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <body>
        <Providers
          locale={locale}
          timeZone={timeZone}
          zoneCookie={TIME_ZONE_COOKIE}
          messages={roomsOf(locale, ["common", "shell", "checks", "facts"])}
        >
          <Shell locale={locale}>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}

"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import type { Locale, Messages } from "use-intl";
import { LiveProvider } from "@/components/shell/live";
import { RootMessages } from "@/components/shell/messages";
import { ZoneCookie } from "@/components/shell/zone-cookie";
import { Toaster } from "@/components/ui/toast";

type ProvidersProps = {
  locale: Locale;
  timeZone: string;
  zoneCookie: string;
  messages: Partial<Messages>;
  children: ReactNode;
};

/** What client components stand on, in every page. */
export function Providers({ locale, timeZone, zoneCookie, messages, children }: ProvidersProps) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <RootMessages locale={locale} timeZone={timeZone} messages={messages}>
        <LiveProvider>
          <ZoneCookie name={zoneCookie} />
          {children}
          <Toaster />
        </LiveProvider>
      </RootMessages>
    </ThemeProvider>
  );
}

"use client";

import type { ReactNode } from "react";
import { IntlProvider, type Locale, type Messages, useLocale, useMessages, useTimeZone } from "use-intl";

type MessagesProps = { locale: Locale; timeZone: string; messages: Partial<Messages>; children: ReactNode };

/** The texts that every page's client components may use. */
export function RootMessages({ locale, timeZone, messages, children }: MessagesProps) {
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={messages} onError={explain}>
      {children}
    </IntlProvider>
  );
}

/** Adds the texts of more rooms to those of the page. */
export function MoreMessages({ messages, children }: Pick<MessagesProps, "messages" | "children">) {
  const outer = useMessages();
  return (
    <IntlProvider locale={useLocale()} timeZone={useTimeZone()} messages={{ ...outer, ...messages }} onError={explain}>
      {children}
    </IntlProvider>
  );
}

function explain(error: Error): void {
  console.error(
    `${error.message}\nA client component gets the texts of its room from <RoomMessages rooms={[…]}> around its page or layout.`,
  );
}

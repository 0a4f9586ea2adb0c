import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

type ConnectProps = { locale: Locale; baseUrl: string; consoleUrl: string };

/** The two addresses and the two commands that someone with a backend of their own needs. */
export function Connect({ locale, baseUrl, consoleUrl }: ConnectProps) {
  const t = translator(locale, "home.connect");
  return (
    <section aria-labelledby="connect">
      <h2 id="connect" className="font-semibold text-base">
        {t("title")}
      </h2>
      <p className="mt-0.5 mb-3 max-w-3xl text-muted-foreground">{t("text")}</p>
      <Card>
        <dl className="divide-y">
          <Line name={t("baseUrl")} note={t("baseUrlNote")} text={baseUrl} />
          <Line name={t("enroll")} note={t("enrollNote")} text="npm run enroll -- --out DIR" command />
          <Line name={t("demo")} note={t("demoNote")} text="npm run demo" command />
          <Line name={t("console")} note={t("consoleNote")} text={consoleUrl} />
        </dl>
      </Card>
    </section>
  );
}

type LineProps = { name: string; note: ReactNode; text: string; command?: boolean };

function Line({ name, note, text, command = false }: LineProps) {
  return (
    <div className="grid items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <dt>
        <span className="font-medium">{name}</span>
        <span className="block text-muted-foreground text-xs">{note}</span>
      </dt>
      <dd className="flex min-w-0 items-center justify-between gap-2 rounded-md border bg-code py-1 pr-1 pl-3">
        <code className="min-w-0 text-[0.8125rem] [overflow-wrap:anywhere]">
          {command ? (
            <span aria-hidden="true" className="select-none text-muted-foreground">
              ${" "}
            </span>
          ) : null}
          {text}
        </code>
        <CopyButton text={text} name={name} />
      </dd>
    </div>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { OpenedPart } from "@/lib/exchanges/opened-reply";

/** What only this merchant can read in a reply. Nothing is shown where a reply has no such part. */
export function OpenedSection({ parts }: { parts: readonly OpenedPart[] }) {
  const t = useTranslations("exchanges.opened");
  if (parts.length === 0) return null;
  return (
    <Card aria-labelledby="opened" data-testid="opened">
      <CardHeader id="opened" title={t("title")} description={t("why")} />
      <OpenedParts parts={parts} />
    </Card>
  );
}

export function OpenedParts({ parts }: { parts: readonly OpenedPart[] }) {
  return (
    <div className="divide-y">
      {parts.map((part) => (
        <Part key={part.kind === "certificate" ? part.serialNo : part.member} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: OpenedPart }) {
  const t = useTranslations("exchanges.opened");
  if (part.kind === "unreadable") {
    return <p className="px-4 py-2.5 text-destructive text-xs">{t("unreadable", { member: part.member })}</p>;
  }
  if (part.kind === "text") {
    return (
      <KeyValues items={[{ key: part.member, label: part.member, value: part.text, mono: true, copy: part.text }]} />
    );
  }
  const { serialNo, serialMatches, subject, issuer, validFromMs, validToMs, pem } = part;
  return (
    <>
      <KeyValues
        items={[
          { key: "serial", label: t("serial"), value: serialNo, mono: true, copy: serialNo },
          {
            key: "match",
            label: t("serialCheck"),
            value: (
              <span className={serialMatches ? "text-success" : "text-destructive"}>
                {t(serialMatches ? "serialMatches" : "serialDiffers")}
              </span>
            ),
          },
          { key: "subject", label: t("subject"), value: subject, mono: true },
          { key: "issuer", label: t("issuer"), value: issuer, mono: true },
          { key: "from", label: t("validFrom"), value: <Time ms={validFromMs} /> },
          { key: "to", label: t("validTo"), value: <Time ms={validToMs} /> },
        ]}
      />
      <details>
        <summary className="cursor-pointer px-4 py-2 text-muted-foreground text-xs">{t("pem")}</summary>
        <div className="relative">
          <pre className="overflow-x-auto bg-code px-4 py-2.5 text-xs">
            <code>{pem}</code>
          </pre>
          <span className="absolute top-1 right-2">
            <CopyButton text={pem} name={t("pem")} />
          </span>
        </div>
      </details>
    </>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { HeaderTable } from "@/components/evidence/header-table";
import { CanonicalLines } from "@/components/operations/canonical-lines";
import { byteLength, signedLines } from "@/components/operations/canonical-preview";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { ExchangeView } from "@/lib/exchanges/exchange-view";
import { AuthorizationParts } from "./authorization-parts";
import { BodyView } from "./body-view";

/** What was sent, to the byte. */
export function SentSection({ exchange }: { exchange: ExchangeView }) {
  const t = useTranslations("exchanges");
  const { request, requestBody } = exchange;
  return (
    <Card aria-labelledby="request">
      <CardHeader id="request" title={t("request.title")} />
      <p className="flex items-center gap-2 border-b px-4 py-2.5 font-mono text-[0.8125rem]">
        <span className="font-semibold text-brand">{request.method}</span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{request.url}</span>
        <CopyButton text={request.url} name={t("request.line")} />
      </p>
      <Subheading>{t("request.headers")}</Subheading>
      <HeaderTable headers={request.headers} label={t("request.headers")} />
      <Subheading>{t("request.body")}</Subheading>
      <BodyView body={requestBody} label={t("request.body")} />
    </Card>
  );
}

/** What was signed, line by line, and the header that carries the signature. */
export function SignedSection({ exchange }: { exchange: ExchangeView }) {
  const t = useTranslations("exchanges.signing");
  const { canonical, authorization } = exchange.signing;
  return (
    <Card aria-labelledby="signing">
      <CardHeader
        id="signing"
        title={t("title")}
        actions={
          <span className="flex items-center gap-1 text-muted-foreground text-xs tabular-nums">
            {t("total", { bytes: byteLength(canonical) })}
            <CopyButton text={canonical} name={t("title")} />
          </span>
        }
      />
      <div className="space-y-2 p-4" data-testid="canonical">
        <CanonicalLines lines={signedLines(canonical)} />
        <p className="text-muted-foreground text-xs">{t("why")}</p>
      </div>
      <Subheading>{t("authorization")}</Subheading>
      <AuthorizationParts value={authorization} />
    </Card>
  );
}

export function Subheading({ children }: { children: string }) {
  return <h3 className="border-y bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{children}</h3>;
}

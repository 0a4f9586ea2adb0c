"use client";

import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { CheckList } from "@/components/evidence/check-list";
import { HeaderTable } from "@/components/evidence/header-table";
import { KeyValues } from "@/components/evidence/key-values";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import { Card, CardHeader } from "@/components/ui/card";
import type { ExchangeView, ReplyView } from "@/lib/exchanges/exchange-view";
import { headerValue } from "@/lib/wechatpay/header";
import { BodyView } from "./body-view";
import { Subheading } from "./sent-section";
import { StatusBadge } from "./status-badge";
import { remedyText, statusText } from "./status-text";

/** What came back, or why nothing did. */
export function ReplySection({ exchange: { reply } }: { exchange: ExchangeView }) {
  return reply.kind === "reply" ? <Answered reply={reply} /> : <Failed failure={reply} />;
}

function Answered({ reply }: { reply: Extract<ReplyView, { kind: "reply" }> }) {
  const t = useTranslations("exchanges");
  const { status, code, message, headers } = reply;
  const requestId = headerValue(headers, "Request-ID");
  return (
    <Card aria-labelledby="reply">
      <CardHeader
        id="reply"
        title={t("reply.title")}
        actions={
          <span className="text-muted-foreground text-xs">{t("reply.took", { ms: Math.round(reply.tookMs) })}</span>
        }
      />
      <KeyValues
        items={[
          {
            key: "status",
            label: t("reply.status"),
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <StatusBadge status={status} code={code} />
                {statusText(t, status)}
              </span>
            ),
          },
          ...(message ? [{ key: "message", label: t("reply.message"), value: message }] : []),
          ...(code ? [{ key: "remedy", label: t("reply.remedy"), value: remedyText(t, { status, code }) }] : []),
          ...(requestId
            ? [{ key: "request-id", label: t("reply.requestId"), value: requestId, mono: true, copy: requestId }]
            : []),
        ]}
      />
      <Subheading>{t("reply.headers")}</Subheading>
      <HeaderTable headers={headers} label={t("reply.headers")} />
      <Subheading>{t("reply.body")}</Subheading>
      <BodyView body={reply.body} label={t("reply.body")} />
    </Card>
  );
}

function Failed({ failure }: { failure: Extract<ReplyView, { kind: "failure" }> }) {
  const t = useTranslations("exchanges");
  return (
    <Card aria-labelledby="reply" className="border-warning-line">
      <CardHeader
        id="reply"
        title={
          <span className="flex items-center gap-1.5">
            <Unplug aria-hidden="true" className="size-4 text-warning" />
            {t("failure.title")}
          </span>
        }
        actions={
          <span className="text-muted-foreground text-xs">{t("failure.took", { ms: Math.round(failure.tookMs) })}</span>
        }
      />
      <KeyValues
        items={[
          { key: "code", label: t("failure.code"), value: failure.code, mono: true, copy: failure.code },
          { key: "message", label: t("failure.message"), value: failure.message, mono: true },
          { key: "try", label: t("failure.try"), value: remedyText(t, { status: null, code: failure.code }) },
        ]}
      />
      <p className="border-t px-4 py-2.5 text-warning text-xs">{t("failure.unknownState")}</p>
    </Card>
  );
}

/** The eight steps by which the reply is trusted, each with what was expected and what was there. */
export function ChecksSection({ exchange }: { exchange: ExchangeView }) {
  const t = useTranslations("exchanges");
  const common = useTranslations("common");
  if (exchange.checks.length === 0) return null;
  return (
    <Card aria-labelledby="checks" data-testid="checks">
      <CardHeader
        id="checks"
        title={t("reply.checks")}
        description={common(`verdictWhy.${exchange.verdict}`)}
        actions={<VerdictBadge verdict={exchange.verdict} />}
      />
      <CheckList checks={exchange.checks} />
    </Card>
  );
}

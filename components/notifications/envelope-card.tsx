"use client";

import { useTranslations } from "use-intl";
import { KeyValues } from "@/components/evidence/key-values";
import { Card, CardHeader } from "@/components/ui/card";
import type { Envelope } from "@/lib/wechatpay/envelope";

/** The outer object, member by member, as the platform names them. */
export function EnvelopeCard({ envelope }: { envelope: Envelope }) {
  const t = useTranslations("notifications.detail");
  const common = useTranslations("common");
  const members: [string, string][] = [
    ["id", envelope.id],
    ["create_time", envelope.createTime],
    ["event_type", envelope.eventType],
    ["summary", envelope.summary],
    ["resource.original_type", envelope.originalType],
    ["resource.algorithm", envelope.algorithm],
    ["resource.associated_data", envelope.associatedData],
    ["resource.nonce", envelope.nonce],
    ["resource.ciphertext", envelope.ciphertext],
  ];
  return (
    <Card aria-labelledby="envelope">
      <CardHeader id="envelope" title={t("envelope")} />
      <KeyValues
        items={members.map(([name, value]) => ({
          key: name,
          label: <code className="text-xs">{name}</code>,
          value: value === "" ? <span className="font-sans text-muted-foreground">{common("empty")}</span> : value,
          mono: true,
        }))}
      />
    </Card>
  );
}

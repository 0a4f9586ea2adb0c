"use client";

import { CircleCheck, CircleMinus, CircleX, type LucideIcon, Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { ExchangeVerdict } from "@/lib/exchanges/exchange";
import type { NotificationVerdict } from "@/lib/notifications/notification";
import type { Verdict } from "@/lib/wechatpay/check";

export type AnyVerdict = Verdict | ExchangeVerdict | NotificationVerdict;

type Face = { Icon: LucideIcon; tone: BadgeTone };

const GOOD: Face = { Icon: CircleCheck, tone: "success" };
const BAD: Face = { Icon: CircleX, tone: "destructive" };

const FACES: Record<AnyVerdict, Face> = {
  pass: GOOD,
  verified: GOOD,
  fail: BAD,
  failed: BAD,
  rejected: BAD,
  skipped: { Icon: CircleMinus, tone: "neutral" },
  unsigned: { Icon: CircleMinus, tone: "warning" },
  no_reply: { Icon: Unplug, tone: "warning" },
};

/** A verdict of a step, an exchange or a notification: a shape, a word and a colour, so that each alone is enough. */
export function VerdictBadge({ verdict, className }: { verdict: AnyVerdict; className?: string }) {
  const t = useTranslations("common.verdict");
  const { Icon, tone } = FACES[verdict];
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden="true" />
      {t(verdict)}
    </Badge>
  );
}

"use client";

import { CircleCheck, CircleMinus, CircleX, Clock, Hourglass, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { OutcomeKind } from "@/lib/contracts/outcome";

type Face = { Icon: LucideIcon; tone: BadgeTone };

const WAITING: Face = { Icon: Hourglass, tone: "warning" };
const OVER: Face = { Icon: CircleMinus, tone: "neutral" };
const BROKEN: Face = { Icon: CircleX, tone: "destructive" };

const DISPUTED: Face = { Icon: TriangleAlert, tone: "destructive" };

const FACES: Record<OutcomeKind, Face> = {
  not_presigned: OVER,
  presign_refused: BROKEN,
  presign_untrusted: BROKEN,
  presign_unanswered: BROKEN,
  presign_undecided: BROKEN,
  awaiting_payment: WAITING,
  payment_failed: BROKEN,
  order_closed: OVER,
  awaiting_answer: WAITING,
  declined: OVER,
  closed: OVER,
  replaced: OVER,
  sign_failed: BROKEN,
  expired: { Icon: Clock, tone: "neutral" },
  silent: { Icon: Clock, tone: "neutral" },
  unsigned: OVER,
  signed_awaiting_notification: { Icon: Hourglass, tone: "success" },
  signed: { Icon: CircleCheck, tone: "success" },
  terminated: OVER,
};

/** An outcome in two or three words, with a shape and a colour; where the evidence is at odds over it, that and no more. */
export function OutcomeBadge({ kind, isDisputed = false }: { kind: OutcomeKind; isDisputed?: boolean }) {
  const t = useTranslations("contracts");
  const { Icon, tone } = isDisputed ? DISPUTED : FACES[kind];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {isDisputed ? t("disputed.label") : t(`outcome.${kind}.label`)}
    </Badge>
  );
}

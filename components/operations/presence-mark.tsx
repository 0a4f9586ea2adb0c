import { useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import { isAssumedGroup } from "@/lib/wechatpay/operations/contract-info-one-of";
import type { Sheet } from "@/lib/wechatpay/sheet";

/** Must it be sent? `oneOf` carries the group of which at least one must be. */
export type Presence = { kind: "required" } | { kind: "optional" } | { kind: "oneOf"; members: readonly string[] };

export function presenceOf(op: Sheet, entry: FieldEntry): Presence {
  const members = op.oneOf.find((group) => group.includes(entry.name));
  if (members) return { kind: "oneOf", members };
  return { kind: entry.required ? "required" : "optional" };
}

export function PresenceMark({ presence }: { presence: Presence }) {
  const t = useTranslations("operations");
  if (presence.kind !== "oneOf") {
    const tone = presence.kind === "required" ? "success" : "outline";
    return <Badge tone={tone}>{t(`presence.${presence.kind}`)}</Badge>;
  }
  return (
    <>
      <Tooltip text={t("presenceWhy.oneOf", { members: presence.members.join(" / ") })}>
        <Badge tone="success">{t(presence.members.length > 2 ? "presence.anyOf" : "presence.oneOf")}</Badge>
      </Tooltip>
      {isAssumedGroup(presence.members) ? <AssumedBadge reason={t("presenceWhy.assumedGroup")} /> : null}
    </>
  );
}

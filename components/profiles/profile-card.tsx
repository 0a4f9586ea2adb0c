"use client";

import { useTranslations } from "use-intl";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { FollowUpSwitch, type SwitchFollowUp } from "./follow-up-switch";
import { KeyModeChoice, type PlatformSide, type SwitchKeyMode } from "./key-mode-choice";

const CREDENTIALS = ["mchid", "serialNo"] as const;
const ADDRESSES = ["notifyUrl", "baseUrl"] as const;
const PEOPLE = ["spAppid", "subMchid", "subAppid", "spOpenid", "subOpenid"] as const;

type Shown =
  | (typeof CREDENTIALS)[number]
  | (typeof ADDRESSES)[number]
  | (typeof PEOPLE)[number]
  | "platformSerials"
  | "serviceId";

type ProfileCardProps = {
  profile: ProfileSummary;
  side: PlatformSide | null;
  switchMode: SwitchKeyMode;
  /** Whether it asks by itself about sessions that ended without a word. */
  isFollowingUp: boolean;
  switchFollowUp: SwitchFollowUp;
};

/** What may be known of a merchant identity; there is no secret in it. `side` is what a simulated platform has set for it. */
export function ProfileCard({ profile, side, switchMode, isFollowingUp, switchFollowUp }: ProfileCardProps) {
  const t = useTranslations("profiles");
  const target = useTranslations("common.target");
  const item = (field: Shown, text: string): KeyValue => ({
    key: `${field} ${text}`,
    label: t(`fields.${field}`),
    value: text,
    mono: true,
    copy: text,
  });
  const items: Record<"addresses" | "credentials" | "people", KeyValue[]> = {
    addresses: ADDRESSES.map((field) => item(field, profile[field])),
    credentials: [
      ...CREDENTIALS.map((field) => item(field, profile[field])),
      ...profile.platformSerials.map((serial) => item("platformSerials", serial)),
    ],
    people: [...PEOPLE.map((field) => item(field, profile[field])), item("serviceId", String(profile.serviceId))],
  };
  const titleId = `profile-${profile.id}`;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        id={titleId}
        title={profile.name}
        actions={<Badge tone={profile.target === "simulator" ? "neutral" : "warning"}>{target(profile.target)}</Badge>}
      />
      {(["addresses", "credentials", "people"] as const).map((group) => (
        <section key={group} className="border-b last:border-b-0">
          <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{t(`groups.${group}`)}</h3>
          <KeyValues items={items[group]} />
          {group === "addresses" && !profile.notifyUrl.startsWith("https://") ? (
            <p className="border-t px-4 py-2 text-warning text-xs">{t("localOnly")}</p>
          ) : null}
        </section>
      ))}
      <section className="border-t">
        <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{t("followUp.title")}</h3>
        <FollowUpSwitch profileId={profile.id} target={profile.target} isOn={isFollowingUp} change={switchFollowUp} />
      </section>
      {side === null ? null : (
        <section className="border-t">
          <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">
            {t("platformSide.title")}
          </h3>
          <KeyModeChoice mchid={profile.mchid} {...{ side, switchMode }} />
        </section>
      )}
    </Card>
  );
}

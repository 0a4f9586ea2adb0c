import { LockKeyhole } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { EnrollCard } from "@/components/profiles/enroll-card";
import { NewMerchant } from "@/components/profiles/new-merchant";
import { ProfileCard } from "@/components/profiles/profile-card";
import { getTranslator } from "@/components/shell/request-locale";
import { readFollowUpSettings } from "@/lib/contracts/follow-up-store";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { newSimulatedProfile, switchFollowUp, switchMerchantKeyMode } from "./actions";
import { platformSideOf } from "./platform-side";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("profiles");
  return { title: t("title") };
}

export default async function ProfilesPage() {
  const t = await getTranslator("profiles");
  const { db } = (await world()).store;
  const [profiles, followUps] = await Promise.all([listProfiles(db), readFollowUpSettings(db)]);
  const sides = await Promise.all(
    profiles.map(({ target, mchid }) => (target === "simulator" ? platformSideOf(mchid) : null)),
  );
  const suggestedName = t("suggestedName", { number: String(profiles.length + 1) });
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<NewMerchant suggestedName={suggestedName} create={newSimulatedProfile} />}
      />
      <p className="mb-5 flex items-start gap-2 text-muted-foreground">
        <LockKeyhole aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-brand" />
        {t("sealed")}
      </p>
      <div className="flex flex-col gap-5">
        {profiles.length === 0 ? <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState> : null}
        {profiles.map((profile, index) => (
          <ProfileCard
            key={profile.id}
            profile={profile}
            side={sides[index] ?? null}
            switchMode={switchMerchantKeyMode}
            isFollowingUp={followUps.get(profile.id)?.isOn ?? false}
            switchFollowUp={switchFollowUp}
          />
        ))}
        <EnrollCard />
      </div>
    </>
  );
}

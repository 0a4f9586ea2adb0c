import { ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { TargetList } from "@/components/targets/target-list";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { listTargets } from "@/lib/targets/store";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("targets");
  return { title: t("title") };
}

export default async function TargetsPage() {
  const t = await getTranslator("targets");
  const { store, targets: policy } = await world();
  const [targets, profiles] = await Promise.all([listTargets(store.db), listProfiles(store.db)]);
  const rule = policy.kind === "open" ? t("open") : t("listed", { places: policy.places.join(", ") || t("nowhere") });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <p className="mb-5 flex items-start gap-2 text-muted-foreground">
        <ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-brand" />
        {rule}
      </p>
      <TargetList targets={targets} profiles={profiles.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}

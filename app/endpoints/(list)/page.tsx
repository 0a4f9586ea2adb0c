import type { Metadata } from "next";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { Battery } from "@/components/endpoints/battery";
import { CommandCard } from "@/components/endpoints/command-card";
import { RunForm } from "@/components/endpoints/run-form";
import { RunList } from "@/components/endpoints/run-list";
import { PageHeader } from "@/components/evidence/page-header";
import { getTranslator } from "@/components/shell/request-locale";
import { listRuns } from "@/lib/endpoints/store";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { handOut, newExaminee, startRun } from "../actions";

const SHOWN = 20;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("endpoints");
  return { title: t("title") };
}

export default async function EndpointsPage({ searchParams }: Props) {
  const [t, common, { before }, { store, wireClock }] = await Promise.all([
    getTranslator("endpoints"),
    getTranslator("common"),
    searchParams,
    world(),
  ]);
  const [profiles, runs] = await Promise.all([
    listProfiles(store.db),
    listRuns(store.db, { before: typeof before === "string" ? before : null, limit: SHOWN, url: null }),
  ]);
  const merchants = profiles
    .filter(({ target }) => target === "simulator")
    .map(({ name, mchid }) => ({ name, mchid }))
    .reverse();
  return (
    <>
      <RefreshOn kinds={["endpoint_run"]} atMs={null} serverNowMs={wireClock.now()} />
      <PageHeader title={t("title")} description={t("description")} />
      <div className="flex flex-col gap-5">
        <RunForm merchants={merchants} start={startRun} handOut={handOut} fresh={newExaminee} />
        <RunList page={runs} t={t} more={common("loadMore")} />
        <Battery t={t} />
        <CommandCard t={t} />
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { BulkList } from "@/components/replays/bulk-list";
import { ReplayList } from "@/components/replays/replay-list";
import { getTranslator } from "@/components/shell/request-locale";
import { Card, CardHeader } from "@/components/ui/card";
import { world } from "@/lib/machine/world";
import { listBulks } from "@/lib/replays/bulk-store";
import { KEPT_BULKS, KEPT_DAYS, KEPT_REPLAYS } from "@/lib/replays/kept-limits";
import { listReplays } from "@/lib/replays/store";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("replays");
  return { title: t("title") };
}

export default async function ReplaysPage() {
  const [t, common] = await Promise.all([getTranslator("replays"), getTranslator("common")]);
  const { db } = (await world()).store;
  const [runs, latest] = await Promise.all([
    listBulks(db, { before: null, limit: 20 }),
    listReplays(db, { notificationId: null, before: null, limit: 20 }),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={common("joined", {
          first: t("description"),
          second: t("kept", { days: KEPT_DAYS, replays: KEPT_REPLAYS, bulks: KEPT_BULKS }),
        })}
      />
      <div className="flex flex-col gap-5">
        <BulkList initial={runs} />
        <Card aria-labelledby="latest">
          <CardHeader id="latest" title={t("list")} />
          <ReplayList notificationId={null} initial={latest} />
        </Card>
      </div>
    </>
  );
}

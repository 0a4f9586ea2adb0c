import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/evidence/page-header";
import { LeaveReplay } from "@/components/replays/leave-replay";
import { ReadingBadge } from "@/components/replays/reading-badge";
import { ReplayDetail } from "@/components/replays/replay-detail";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { getBulk } from "@/lib/replays/bulk-store";
import { getReplay } from "@/lib/replays/store";
import { routes } from "@/lib/routes";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslator("replays.one"), params]);
  return { title: t("title", { id }) };
}

export default async function ReplayPage({ params }: Props) {
  const { db } = (await world()).store;
  const replay = await getReplay(db, (await params).id);
  if (!replay) notFound();
  const run = replay.bulkId === null ? null : await getBulk(db, replay.bulkId);
  const { id, atMs, mode, targetName, url } = replay;
  const t = await getTranslator("replays");
  return (
    <>
      <PageHeader
        eyebrow={
          <span className="flex gap-4">
            <Link href={routes.notification(replay.notificationId)} className="hover:underline">
              {t("one.back")}
            </Link>
            {run === null ? null : (
              <Link href={routes.bulkReplay(run.id)} className="hover:underline">
                {t("one.bulk")}
              </Link>
            )}
          </span>
        }
        title={`${t(`modes.${replay.mode}`)} → ${replay.targetName ?? replay.url}`}
        badges={<ReadingBadge reading={replay.reading} />}
        actions={<LeaveReplay replay={{ id, atMs, mode, targetName, url }} />}
      />
      <ReplayDetail replay={replay} />
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/evidence/page-header";
import { ReadingBadge } from "@/components/replays/reading-badge";
import { ReplayDetail } from "@/components/replays/replay-detail";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { getReplay } from "@/lib/replays/store";
import { routes } from "@/lib/routes";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslator("replays.one"), params]);
  return { title: t("title", { id }) };
}

export default async function ReplayPage({ params }: Props) {
  const replay = await getReplay((await world()).store.db, (await params).id);
  if (!replay) notFound();
  const t = await getTranslator("replays");
  return (
    <>
      <PageHeader
        eyebrow={
          <span className="flex gap-4">
            <Link href={routes.notification(replay.notificationId)} className="hover:underline">
              {t("one.back")}
            </Link>
            {replay.bulkId === null ? null : (
              <Link href={routes.bulkReplay(replay.bulkId)} className="hover:underline">
                {t("one.bulk")}
              </Link>
            )}
          </span>
        }
        title={`${t(`modes.${replay.mode}`)} → ${replay.targetName ?? replay.url}`}
        badges={<ReadingBadge reading={replay.reading} />}
      />
      <ReplayDetail replay={replay} />
    </>
  );
}

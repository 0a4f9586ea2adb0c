import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/evidence/page-header";
import { BulkPanel } from "@/components/replays/bulk-panel";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { listItems } from "@/lib/replays/bulk-store";
import { readBulkView } from "@/lib/replays/bulk-view";
import { routes } from "@/lib/routes";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("replays.bulk");
  return { title: t("title") };
}

export default async function BulkReplayPage({ params }: Props) {
  const { id } = await params;
  const { db } = (await world()).store;
  const view = await readBulkView(db, id);
  if (!view) notFound();
  const t = await getTranslator("replays");
  const items = await listItems(db, {
    bulkId: id,
    view: { by: "worst", state: null, status: null },
    before: null,
    limit: 50,
  });
  const { run } = view;
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={routes.replays()} className="hover:underline">
            {t("bulk.runs")}
          </Link>
        }
        title={`${t(`modes.${run.mode}`)} → ${run.target?.name ?? run.url}`}
        description={
          <span className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
            {run.filter === "" ? t("bulk.everything") : decodeURIComponent(run.filter.replaceAll("+", " "))}
          </span>
        }
      />
      <BulkPanel initial={view} items={items} />
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { NewBulk } from "@/components/replays/new-bulk";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { readFilter, writeFilter } from "@/lib/notifications/filter";
import { routes } from "@/lib/routes";
import { placesOf } from "../places";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("replays.bulk");
  return { title: t("newTitle") };
}

export default async function NewBulkReplayPage({ searchParams }: Props) {
  const t = await getTranslator("replays.bulk");
  const read = readFilter(paramsOf(await searchParams));
  const header = (
    <PageHeader
      eyebrow={
        <Link href={routes.notifications()} className="hover:underline">
          {t("toNotifications")}
        </Link>
      }
      title={t("newTitle")}
      description={t("newWhy")}
    />
  );
  if (read.kind === "broken") {
    return (
      <>
        {header}
        <EmptyState tone="destructive" title={t("brokenFilter")} />
      </>
    );
  }
  const places = await placesOf(read.filter.profileId);
  const { wireClock } = await world();
  return (
    <>
      {header}
      <NewBulk filter={writeFilter(read.filter).toString()} places={places} seed={wireClock.now() % 1_000_000} />
    </>
  );
}

function paramsOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { BulkForm } from "@/components/replays/bulk-form";
import { getTranslator } from "@/components/shell/request-locale";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { outlookOf } from "@/lib/machine/replaying";
import { world } from "@/lib/machine/world";
import { readFilter, writeFilter } from "@/lib/notifications/filter";
import { MAX_ITEMS } from "@/lib/replays/bulk";
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
  const opened = await world();
  const filter = writeFilter(read.filter).toString();
  const [outlook, places] = await Promise.all([outlookOf(filter, opened), placesOf(read.filter.profileId)]);
  const { count, more } = outlook;
  const terms = [...new URLSearchParams(filter)].map(([name, value]) => `${name}: ${value}`);
  const isPossible = count > 0 && !more;
  return (
    <>
      {header}
      <section aria-label={t("filter")} className="mb-5 flex flex-wrap items-center gap-2">
        <span className="text-muted-foreground">{t("filter")}</span>
        {terms.length === 0 ? <Badge tone="outline">{t("everything")}</Badge> : null}
        {terms.map((term) => (
          <Badge key={term} tone="outline" className="max-w-full whitespace-normal font-mono [overflow-wrap:anywhere]">
            {term}
          </Badge>
        ))}
        {isPossible ? <strong className="ml-2">{t("count", { count })}</strong> : null}
      </section>
      {isPossible ? (
        <BulkForm filter={filter} outlook={outlook} places={places} seed={opened.wireClock.now() % 1_000_000} />
      ) : (
        <EmptyState
          title={more ? t("tooMany", { most: MAX_ITEMS }) : t("nothing")}
          action={
            <Link href={routes.notifications()} className={buttonClass({})}>
              {t("toNotifications")}
            </Link>
          }
        />
      )}
    </>
  );
}

function paramsOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  );
}

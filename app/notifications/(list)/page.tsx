import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { ImportLink } from "@/components/notifications/import-link";
import { KeptLine } from "@/components/notifications/kept-line";
import { NoNotifications } from "@/components/notifications/no-notifications";
import { NotificationList } from "@/components/notifications/notification-list";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { readFilter, writeFilter } from "@/lib/notifications/filter";
import { findNotifications } from "@/lib/notifications/find";
import { hasTextIndex } from "@/lib/notifications/index-edition";
import { listProfiles } from "@/lib/profiles/store";
import { keptInboxes } from "../kept-inboxes";

const FIRST_PAGE = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("notifications");
  return { title: t("title") };
}

export default async function NotificationsPage({ searchParams }: Props) {
  const [t, { store }, given] = await Promise.all([getTranslator("notifications"), world(), searchParams]);
  const reading = readFilter(paramsOf(given));
  const [profiles, kept, isTextIndexed] = await Promise.all([
    listProfiles(store.db),
    keptInboxes(),
    hasTextIndex(store),
  ]);
  const rendered =
    reading.kind === "broken"
      ? null
      : {
          query: writeFilter(reading.filter).toString(),
          page: await findNotifications(store, { filter: reading.filter, before: null, limit: FIRST_PAGE }),
        };
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={<ImportLink />} />
      <KeptLine inboxes={kept} />
      <NotificationList
        rendered={rendered}
        profiles={profiles.map(({ id, name, mchid }) => ({ id, name, mchid }))}
        isTextIndexed={isTextIndexed}
      >
        <NoNotifications profiles={profiles} />
      </NotificationList>
    </>
  );
}

function paramsOf(given: Awaited<Props["searchParams"]>): URLSearchParams {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs);
}

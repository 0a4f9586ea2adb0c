import type { Metadata } from "next";
import { PageHeader } from "@/components/evidence/page-header";
import { LiveNotifications } from "@/components/notifications/live-notifications";
import { NoNotifications } from "@/components/notifications/no-notifications";
import { getTranslator } from "@/components/shell/request-locale";
import { world } from "@/lib/machine/world";
import { listNotifications } from "@/lib/notifications/store";
import { listProfiles } from "@/lib/profiles/store";

const FIRST_PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("notifications");
  return { title: t("title") };
}

export default async function NotificationsPage() {
  const t = await getTranslator("notifications");
  const { db } = (await world()).store;
  const [page, profiles] = await Promise.all([
    listNotifications(db, { before: null, limit: FIRST_PAGE }),
    listProfiles(db),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <LiveNotifications initial={page}>
        <NoNotifications profiles={profiles} />
      </LiveNotifications>
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOn } from "@/components/contracts/refresh-on";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { InboxCard } from "@/components/inboxes/inbox-card";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { removedOfInbox } from "@/lib/inboxes/removed";
import { getInboxSetting } from "@/lib/inboxes/store";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";
import { chooseInboxKept, chooseInboxPlan } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("inboxes");
  return { title: t("title") };
}

export default async function InboxesPage() {
  const t = await getTranslator("inboxes");
  const { store, wireClock } = await world();
  const profiles = await listProfiles(store.db);
  const views = await Promise.all(
    profiles.map(async ({ inbox, name, notifyUrl }) => ({
      name,
      notifyUrl,
      setting: await getInboxSetting(store.db, inbox),
      removed: await removedOfInbox(store.db, inbox),
    })),
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <RefreshOn kinds={["inbox"]} atMs={null} serverNowMs={wireClock.now()} />
      {views.length === 0 ? (
        <EmptyState
          title={t("empty")}
          action={
            <Link href={routes.profiles()} className={buttonClass({ variant: "primary" })}>
              {t("toProfiles")}
            </Link>
          }
        >
          {t("emptyText")}
        </EmptyState>
      ) : null}
      <div className="flex flex-col gap-5">
        {views.map((view) => (
          <InboxCard key={view.setting.inbox} view={view} choosePlan={chooseInboxPlan} chooseKept={chooseInboxKept} />
        ))}
      </div>
    </>
  );
}

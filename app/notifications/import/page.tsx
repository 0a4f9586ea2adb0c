import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { PageHeader } from "@/components/evidence/page-header";
import { ImportForm } from "@/components/notifications/import-form";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";
import { importCaptured } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator("inboxes.importing");
  return { title: t("title") };
}

export default async function ImportPage() {
  const t = await getTranslator();
  const profiles = await listProfiles((await world()).store.db);
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={routes.notifications()} className="hover:underline">
            {t("notifications.detail.back")}
          </Link>
        }
        title={t("inboxes.importing.title")}
        description={t("inboxes.importing.description")}
      />
      {profiles.length === 0 ? (
        <EmptyState
          title={t("inboxes.importing.noProfile")}
          action={
            <Link href={routes.profiles()} className={buttonClass({ variant: "primary" })}>
              {t("inboxes.toProfiles")}
            </Link>
          }
        >
          {t("inboxes.importing.noProfileText")}
        </EmptyState>
      ) : (
        <ImportForm profiles={profiles.map(({ inbox, name }) => ({ inbox, name }))} take={importCaptured} />
      )}
    </>
  );
}

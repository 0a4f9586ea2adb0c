import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/evidence/page-header";
import { ImportRoom } from "@/components/notifications/import-room";
import { getTranslator } from "@/components/shell/request-locale";
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
      <ImportRoom profiles={profiles.map(({ inbox, name }) => ({ inbox, name }))} take={importCaptured} />
    </>
  );
}

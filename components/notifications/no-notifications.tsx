import Link from "next/link";
import { EmptyState } from "@/components/evidence/empty-state";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { routes } from "@/lib/routes";

/** Where to send notifications, and how to make the first one. */
export async function NoNotifications({ profiles }: { profiles: readonly ProfileSummary[] }) {
  const t = await getTranslator("notifications");
  return (
    <EmptyState
      title={t("empty")}
      action={
        <Link href={routes.operations()} className={buttonClass({ variant: "primary" })}>
          {t("toOperations")}
        </Link>
      }
    >
      <p>{t("emptyText")}</p>
      <dl className="my-4 space-y-3">
        {profiles.map(({ id, name, notifyUrl }) => (
          <div key={id}>
            <dt className="text-xs">{t("emptyInbox", { name })}</dt>
            <dd className="mt-1 flex items-center justify-center gap-1 text-foreground">
              <code className="text-[0.8125rem] [overflow-wrap:anywhere]">{notifyUrl}</code>
              <CopyButton text={notifyUrl} name="notify_url" />
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("emptyHow")}</p>
    </EmptyState>
  );
}

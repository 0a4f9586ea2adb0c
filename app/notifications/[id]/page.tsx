import { Repeat2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/evidence/page-header";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import { NotificationDetail } from "@/components/notifications/notification-detail";

import { PinButton } from "@/components/notifications/pin-button";
import { ReplayPanel } from "@/components/replays/replay-panel";
import { getTranslator } from "@/components/shell/request-locale";
import { buttonClass } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { firstFailure } from "@/lib/wechatpay/check";
import { loadReplays } from "./load-replays";

import { loadView } from "./load-view";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { id }] = await Promise.all([getTranslator("notifications.detail"), params]);
  return { title: t("title", { id }) };
}

export default async function NotificationPage({ params }: Props) {
  const view = await loadView((await params).id);
  if (!view) notFound();
  const [t, replays] = await Promise.all([getTranslator(), loadReplays(view)]);
  const { notification, profile } = view;
  const failed = firstFailure(notification.checks);
  const sentence = failed
    ? t("notifications.detail.rejectedSentence", { step: t(`checks.${failed.id}.label`) })
    : t(profile?.isSimulated ? "notifications.detail.verifiedSim" : "notifications.detail.verified");
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={routes.notifications()} className="hover:underline">
            {t("notifications.detail.back")}
          </Link>
        }
        title={notification.summary ?? notification.eventType ?? t("notifications.noEvent")}
        badges={<VerdictBadge verdict={notification.verdict} />}
        actions={
          <>
            <a href="#replay" className={buttonClass({})}>
              <Repeat2 aria-hidden="true" />
              {t("replays.title")}
            </a>
            <PinButton id={notification.id} isPinned={view.marks.isPinned} />
          </>
        }
        description={<span className="text-base text-foreground">{sentence}</span>}
      />
      <NotificationDetail view={view} />
      <div className="mt-5">
        <ReplayPanel view={replays} />
      </div>
    </>
  );
}

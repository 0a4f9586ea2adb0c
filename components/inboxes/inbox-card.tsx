"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { InboxSetting } from "@/lib/inboxes/store";
import { routes } from "@/lib/routes";
import { type ChooseKept, KeptForm } from "./kept-form";
import { type ChoosePlan, PlanForm } from "./plan-form";
import { PlanNow } from "./plan-now";

export type InboxView = {
  name: string;
  notifyUrl: string;
  setting: InboxSetting;
  removed: { removed: number; upToMs: number } | null;
};

type InboxCardProps = { view: InboxView; choosePlan: ChoosePlan; chooseKept: ChooseKept };

/** One inbox: where it is, what it answers now, and what it is to answer and to keep. */
export function InboxCard({ view, choosePlan, chooseKept }: InboxCardProps) {
  const t = useTranslations("inboxes");
  const { setting, notifyUrl } = view;
  const { inbox, plan, answered } = setting;
  const titleId = `inbox-${inbox}`;
  return (
    <Card aria-labelledby={titleId} data-inbox={inbox}>
      <CardHeader
        id={titleId}
        title={view.name}
        actions={
          <Link href={routes.notificationsOf(inbox)} className={buttonClass({ size: "sm" })}>
            {t("toList")}
          </Link>
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2.5">
        <span className="flex min-w-0 items-center gap-1">
          <code className="text-[0.8125rem] [overflow-wrap:anywhere]">{notifyUrl}</code>
          <CopyButton text={notifyUrl} name={t("notifyUrl")} />
        </span>
        <span aria-live="polite">
          <PlanNow plan={plan} answered={answered} />
        </span>
      </div>
      <section className="border-b">
        <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{t("form.title")}</h3>
        {/* By the plan alone: one that is being written survives whatever else changes. */}
        <PlanForm key={JSON.stringify(plan)} inbox={inbox} plan={plan} choose={choosePlan} />
      </section>
      <section>
        <h3 className="bg-muted/60 px-4 py-1.5 font-medium text-muted-foreground text-xs">{t("kept.title")}</h3>
        <KeptForm inbox={inbox} kept={setting} removed={view.removed} choose={chooseKept} />
      </section>
    </Card>
  );
}

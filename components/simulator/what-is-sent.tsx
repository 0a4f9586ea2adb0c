"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { routes } from "@/lib/routes";
import type { Cashier } from "@/lib/simulator/cashier";
import type { Stage } from "./stage";

/** Outside the phone: what WeChat sends at this stage, or that it sends nothing, and why. */
export function WhatIsSent(props: { stage: Stage; cashier: Cashier; profileId: string | null }) {
  const t = useTranslations("simulator.says");
  const { stage, cashier, profileId } = props;
  const isPresigned = stage === "ready" && cashier.session !== null;
  const isAlone = cashier.orderState === null;
  const code = cashier.session?.contractCode ?? null;
  return (
    <Card aria-labelledby="what-is-sent">
      <CardHeader id="what-is-sent" title={t("title")} />
      <CardBody className="flex flex-col gap-4">
        <p>{isPresigned ? t("readyPresigned") : isAlone ? t(`alone.${aloneKey(stage)}`) : t(stage)}</p>
        <p className="flex flex-wrap gap-2">
          <Link href={routes.notifications()} className={buttonClass({})}>
            {t("toNotifications")}
          </Link>
          {code && profileId ? (
            <Link href={routes.contract(profileId, code)} className={buttonClass({})}>
              {t("toContract", { code })}
            </Link>
          ) : null}
          <Link href={routes.simulator()} className={buttonClass({ variant: "ghost" })}>
            {t("toSimulator")}
          </Link>
        </p>
      </CardBody>
    </Card>
  );
}

/** Without an order there is no payment to tell of. */
function aloneKey(stage: Stage): "offered" | "signed" | "nothing" {
  return stage === "offered" || stage === "signed" ? stage : "nothing";
}

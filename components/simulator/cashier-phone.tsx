"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Cashier } from "@/lib/simulator/cashier";
import type { Magic } from "@/lib/simulator/magic";
import { MagicNote } from "./magic-note";
import { PhoneFrame } from "./phone-frame";
import { refusalKey } from "./refusal-text";
import type { Stage } from "./stage";
import { StageScreen } from "./stage-screen";
import { type ActAsPayer, type OpenPhone, type Trouble, useCashier } from "./use-cashier";
import { WhatIsSent } from "./what-is-sent";

type CashierPhoneProps = {
  cashier: Cashier;
  profileId: string | null;
  /** The value that decides for the payer, or null. */
  magic: Magic | null;
  act: ActAsPayer;
  open: OpenPhone;
};

/** The payer's phone. Each button is one command to the simulated platform; the screen is what the platform then says. */
export function CashierPhone({ cashier: given, profileId, magic, act, open }: CashierPhoneProps) {
  const t = useTranslations("simulator.cashier");
  const { cashier, stage, trouble, isBusy, send, payAgain } = useCashier(given, magic, { act, open });
  const heading = useFocusOnChange(stage);
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <PhoneFrame name={t("phone")} banner={t("banner")}>
        <p aria-live="polite" className="sr-only">
          {t(`announce.${announced(stage, cashier)}`)}
        </p>
        {trouble ? <TroubleNote trouble={trouble} /> : null}
        <StageScreen {...{ stage, cashier, heading, isBusy }} onAct={send} onPayAgain={payAgain} />
      </PhoneFrame>
      <div className="flex flex-col gap-4">
        {magic === null ? null : <MagicNote magic={magic} />}
        <WhatIsSent {...{ stage, cashier, profileId }} />
      </div>
    </div>
  );
}

function announced(stage: Stage, { orderState }: Cashier) {
  if (stage === "paid_expired") return "paid";
  return stage === "offered" && orderState === null ? "offeredAlone" : stage;
}

function TroubleNote({ trouble }: { trouble: Trouble }) {
  const t = useTranslations("simulator");
  return (
    <div
      role="alert"
      className="relative z-10 bg-[#fdecea] px-6 py-3 text-[#8c1d18] text-sm dark:bg-[#3b1512] dark:text-[#ffb4ab]"
    >
      {trouble.kind === "unsent" ? (
        <p>{t("cashier.unsent")}</p>
      ) : (
        <>
          <p className="font-medium">{t("cashier.refused")}</p>
          <p>{t(`refusal.${refusalKey(trouble.rule)}`)}</p>
          <p className="mt-1 font-mono text-xs">{t("cashier.refusedRule", { rule: trouble.rule })}</p>
        </>
      )}
    </div>
  );
}

/** Focus follows what happened, but is not taken when the page opens. */
function useFocusOnChange(stage: Stage) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(stage);
  useEffect(() => {
    if (shown.current === stage) return;
    shown.current = stage;
    heading.current?.focus({ preventScroll: true });
  }, [stage]);
  return heading;
}

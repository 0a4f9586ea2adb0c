"use client";

import { useTranslations } from "use-intl";
import type { Action, Cashier } from "@/lib/simulator/cashier";
import { money } from "./money";
import { OfferSheet } from "./offer-sheet";
import { PayScreen } from "./pay-screen";
import { PhoneButton } from "./phone-button";
import { ResultScreen } from "./result-screen";
import type { Stage } from "./stage";
import type { HeadingRef } from "./stage-heading";

type StageScreenProps = {
  stage: Stage;
  cashier: Cashier;
  heading: HeadingRef;
  isBusy: boolean;
  onAct: (action: Action) => void;
  onPayAgain: () => void;
};

/** The screen that belongs to a stage. */
export function StageScreen({ stage, cashier, heading, isBusy, onAct, onPayAgain }: StageScreenProps) {
  const t = useTranslations("simulator.cashier");
  const amount = money(cashier.total, cashier.currency);
  const { session } = cashier;
  const isAlone = cashier.orderState === null;
  switch (stage) {
    case "ready":
      return <PayScreen {...{ cashier, heading, isBusy, onAct }} />;
    case "failed":
      return (
        <ResultScreen icon="failed" title={t("failedTitle")} heading={heading} text={t("failedText")}>
          <PhoneButton look="pay" onClick={onPayAgain}>
            {t("again")}
          </PhoneButton>
        </ResultScreen>
      );
    case "offered":
      return (
        <>
          {isAlone ? null : (
            <ResultScreen icon="done" title={t("paidTitle")} heading={{ current: null }} amount={amount} text={null} />
          )}
          {session ? <OfferSheet {...{ cashier, session, heading, isBusy, onAct }} /> : null}
        </>
      );
    case "signed": {
      const about = { account: session?.displayAccount ?? "", service: String(session?.serviceId ?? "") };
      return (
        <ResultScreen
          icon="done"
          title={t("signedTitle")}
          heading={heading}
          text={t("signedText", { account: about.account, serviceId: about.service })}
        >
          {session?.contractId ? (
            <p className="break-all text-[#5f5f5f] text-xs dark:text-[#a0a0a0]">
              {t("contractId", { id: session.contractId })}
            </p>
          ) : null}
        </ResultScreen>
      );
    }
    case "declined":
      return (
        <ResultScreen
          icon="nothing"
          title={t("declinedTitle")}
          heading={heading}
          text={t(isAlone ? "declinedAlone" : "declinedText")}
        />
      );
    case "closed":
      return (
        <ResultScreen
          icon="nothing"
          title={t("closedTitle")}
          heading={heading}
          text={t(isAlone ? "declinedAlone" : "closedText")}
        />
      );
    case "paid":
      return (
        <ResultScreen icon="done" title={t("paidTitle")} heading={heading} amount={amount} text={t("paidNoOffer")} />
      );
    case "paid_expired":
      return (
        <ResultScreen icon="done" title={t("paidTitle")} heading={heading} amount={amount} text={t("paidExpired")} />
      );
    case "expired":
      return <ResultScreen icon="over" title={t("expiredTitle")} heading={heading} text={t("expiredText")} />;
    case "session_expired":
      return (
        <ResultScreen icon="over" title={t("sessionExpiredTitle")} heading={heading} text={t("sessionExpiredText")} />
      );
    case "order_closed":
      return <ResultScreen icon="over" title={t("orderClosedTitle")} heading={heading} text={t("orderClosedText")} />;
  }
}

"use client";

import { useTranslations } from "use-intl";
import type { Action, Cashier } from "@/lib/simulator/cashier";
import { money } from "./money";
import { PhoneButton } from "./phone-button";
import { PhoneRows } from "./phone-rows";
import type { HeadingRef } from "./stage-heading";
import { StageHeading } from "./stage-heading";

type PayScreenProps = { cashier: Cashier; heading: HeadingRef; isBusy: boolean; onAct: (action: Action) => void };

/** What is to be paid, to whom, and the green button. */
export function PayScreen({ cashier, heading, isBusy, onAct }: PayScreenProps) {
  const t = useTranslations("simulator.cashier");
  return (
    <div className="flex flex-1 flex-col">
      <div className="flex flex-1 flex-col items-center bg-white px-6 pt-10 dark:bg-[#191919]">
        <StageHeading ref={heading} className="text-[#5f5f5f] text-base dark:text-[#a0a0a0]">
          {t("payTitle")}
        </StageHeading>
        <p className="mt-2 text-center">{cashier.merchantName}</p>
        <p className="mt-3 mb-8 font-semibold text-5xl tabular-nums tracking-tight">
          {money(cashier.total, cashier.currency)}
        </p>
        <PhoneRows
          rows={[
            [t("goods"), cashier.description],
            [t("merchant"), cashier.merchantName],
            [t("method"), t(cashier.isPasswordFree ? "passwordFree" : "balance")],
          ]}
        />
        <details className="mt-2 w-full text-sm">
          <summary className="py-3 text-[#46597f] dark:text-[#9db2d6]">{t("more")}</summary>
          <p className="pb-3 text-[#5f5f5f] text-xs dark:text-[#a0a0a0]">{t("failHint")}</p>
          <PhoneButton look="plain" aria-disabled={isBusy} onClick={() => onAct("fail")}>
            {t("fail")}
          </PhoneButton>
        </details>
      </div>
      <div className="bg-white px-6 pt-4 pb-8 dark:bg-[#191919]">
        <PhoneButton look="pay" aria-disabled={isBusy} onClick={() => onAct("pay")}>
          {isBusy ? t("working") : t("pay")}
        </PhoneButton>
      </div>
    </div>
  );
}

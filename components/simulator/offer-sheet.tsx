"use client";

import { ShieldCheck, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import type { Action, Cashier, CashierSession } from "@/lib/simulator/cashier";
import styles from "./phone.module.css";
import { PhoneButton } from "./phone-button";
import { PhoneRows } from "./phone-rows";
import { type HeadingRef, StageHeading } from "./stage-heading";

type OfferSheetProps = {
  cashier: Cashier;
  session: CashierSession;
  heading: HeadingRef;
  isBusy: boolean;
  onAct: (action: Action) => void;
};

/** The offer that WeChat lays over the paid page: agree, not now, or shut it. Escape shuts it, as a person would expect. */
export function OfferSheet({ cashier, session, heading, isBusy, onAct }: OfferSheetProps) {
  const t = useTranslations("simulator.cashier");
  return (
    <div className={cn("absolute inset-0 flex flex-col justify-end bg-black/45", styles.veil)}>
      <div
        role="dialog"
        aria-labelledby="offer-title"
        onKeyDown={(event) => event.key === "Escape" && onAct("close")}
        className={cn(
          "relative rounded-t-2xl bg-white px-6 pt-6 pb-6 dark:bg-[#222] max-sm:sticky max-sm:bottom-0",
          styles.sheet,
        )}
      >
        <button
          type="button"
          aria-label={t("close")}
          aria-disabled={isBusy}
          onClick={() => onAct("close")}
          className="absolute top-3 right-3 grid size-10 place-items-center rounded-full hover:bg-black/5 dark:hover:bg-white/10"
        >
          <X aria-hidden="true" className="size-5" />
        </button>
        <ShieldCheck aria-hidden="true" className="mx-auto size-10 text-[#07c160]" />
        <StageHeading ref={heading} id="offer-title" className="mt-2 text-center text-xl">
          {t("offerTitle")}
        </StageHeading>
        <p className="mt-1 mb-4 text-center text-[#5f5f5f] text-sm dark:text-[#a0a0a0]">{t("offerLead")}</p>
        <PhoneRows
          rows={[
            [t("service"), t("serviceName", { serviceId: String(session.serviceId) })],
            [t("provider"), cashier.merchantName],
            [t("account"), session.displayAccount],
          ]}
        />
        <p className="mt-3 mb-4 text-center text-[#5f5f5f] text-xs dark:text-[#a0a0a0]">{t("agreement")}</p>
        <div className="flex flex-col gap-2">
          <PhoneButton look="pay" aria-disabled={isBusy} onClick={() => onAct("agree")}>
            {isBusy ? t("working") : t("agree")}
          </PhoneButton>
          <PhoneButton look="plain" aria-disabled={isBusy} onClick={() => onAct("decline")}>
            {t("decline")}
          </PhoneButton>
        </div>
      </div>
    </div>
  );
}

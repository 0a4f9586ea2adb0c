"use client";

import { CircleAlert, CircleCheck, ShoppingCart } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { inLocale } from "@/lib/i18n/locale";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { routes } from "@/lib/routes";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { type CallOutcome, sendForm } from "./call-operation";
import { webRandom } from "./fresh-code";
import { refusalText } from "./outcome-text";
import type { OperationTexts } from "./violation-text";
import { carriedOver, workingValues } from "./working-values";

type RunOrderProps = {
  order: Sheet;
  profile: ProfileSummary;
  values: FormValues;
  onPrepayId: (prepayId: string) => void;
};

/** Orders for the merchant and payer of a form, and hands the prepay_id that comes back to it. */
export function RunOrder({ order, profile, values, onPrepayId }: RunOrderProps) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const [state, setState] = useState<CallOutcome | "idle" | "running">("idle");
  const run = async () => {
    if (state === "running") return;
    setState("running");
    const prefilled = workingValues(order, { profile, nowMs: Date.now(), random: webRandom });
    const form = { operationId: order.id, profileId: profile.id, values: carriedOver(values, prefilled) };
    const outcome = await sendForm(form);
    if (outcome.kind === "called" && gavePrepayId(outcome)) onPrepayId(outcome.exchange.subject.prepayId ?? "");
    setState(outcome);
  };
  return (
    <div className="space-y-1.5 rounded-md border border-brand-line bg-brand-soft px-3 py-2.5 text-xs">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" onClick={run} aria-disabled={state === "running"} data-testid="run-order">
          <ShoppingCart aria-hidden="true" />
          {state === "running" ? t("runOrder.running") : t("runOrder.button")}
        </Button>
        <p className="min-w-48 flex-1 text-muted-foreground">
          {t("runOrder.why", { operation: inLocale(order.title, locale) })}
        </p>
      </div>
      <div aria-live="polite">{typeof state === "object" ? <OrderOutcome t={t} outcome={state} /> : null}</div>
    </div>
  );
}

function OrderOutcome({ t, outcome }: { t: OperationTexts; outcome: CallOutcome }) {
  const done = gavePrepayId(outcome);
  const Icon = done ? CircleCheck : CircleAlert;
  return (
    <p className={`flex flex-wrap items-center gap-1.5 ${done ? "text-success" : "text-destructive"}`}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span>{done ? t("runOrder.done") : t("runOrder.failed", { reason: reasonOf(t, outcome) })}</span>
      {outcome.kind === "called" ? (
        <Link className="underline underline-offset-4" href={routes.exchange(outcome.exchange.id)}>
          {t("runOrder.see")}
        </Link>
      ) : null}
    </p>
  );
}

function gavePrepayId(outcome: CallOutcome): boolean {
  return outcome.kind === "called" && outcome.exchange.status === 200 && outcome.exchange.subject.prepayId !== null;
}

function reasonOf(t: OperationTexts, outcome: CallOutcome): string {
  if (outcome.kind !== "called") return refusalText(t, outcome);
  const { status, code } = outcome.exchange;
  if (status === 200) return t("runOrder.noPrepayId");
  return [status ?? t("result.noReply"), code].filter(Boolean).join(" ");
}

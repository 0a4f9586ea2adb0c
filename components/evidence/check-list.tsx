"use client";

import { CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { factText } from "@/lib/i18n/fact-text";
import type { Check, Fact, Verdict } from "@/lib/wechatpay/check";
import { ChecksSummary } from "./checks-summary";

const ICONS = { pass: CircleCheck, fail: CircleX, skipped: CircleMinus };

const INKS: Record<Verdict, string> = {
  pass: "text-success",
  fail: "text-destructive",
  skipped: "text-muted-foreground",
};

/** A verification, step by step in the order it was taken: verdict, what the step is for, what was expected, what was there. */
export function CheckList({ checks, summary = true }: { checks: readonly Check[]; summary?: boolean }) {
  return (
    <div>
      {summary ? <ChecksSummary checks={checks} /> : null}
      <ol className="divide-y">
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </ol>
    </div>
  );
}

function CheckRow({ check }: { check: Check }) {
  const t = useTranslations();
  const facts = useTranslations("facts");
  const Icon = ICONS[check.verdict];
  const failed = check.verdict === "fail";
  return (
    <li
      className={cn(
        "grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5 px-4 py-3 lg:grid-cols-[1.25rem_minmax(0,5fr)_minmax(0,6fr)]",
        failed && "bg-destructive-soft/60",
      )}
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4", INKS[check.verdict])} />
      <div className="min-w-0 lg:pr-4">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {t(`checks.${check.id}.label`)}
          <span className={cn("text-xs", INKS[check.verdict])}>{t(`common.verdict.${check.verdict}`)}</span>
        </p>
        <p className="mt-0.5 text-muted-foreground text-xs">{t(`checks.${check.id}.why`)}</p>
      </div>
      <dl className="col-start-2 mt-2 grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-3 gap-y-1 text-xs lg:col-start-3 lg:mt-0.5">
        <dt className="text-muted-foreground">{t("common.expected")}</dt>
        <dd className={factClass(check.expected)}>{factText(facts, check.expected)}</dd>
        <dt className="text-muted-foreground">{t("common.actual")}</dt>
        <dd className={cn(factClass(check.actual), failed && "font-medium text-destructive")}>
          {factText(facts, check.actual)}
        </dd>
      </dl>
    </li>
  );
}

/** A value of the wire, and nothing else, is set in the typeface of code. */
function factClass(fact: Fact): string {
  return cn("[overflow-wrap:anywhere]", fact.key === "text" && "font-mono");
}

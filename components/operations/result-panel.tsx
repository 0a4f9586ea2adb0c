"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ChecksSummary } from "@/components/evidence/checks-summary";
import { VerdictBadge } from "@/components/evidence/verdict-badge";
import { OpenedParts } from "@/components/exchanges/opened-section";
import { StatusBadge } from "@/components/exchanges/status-badge";
import { remedyText, statusText } from "@/components/exchanges/status-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { routes } from "@/lib/routes";
import type { CallOutcome } from "./call-operation";
import { nextSteps } from "./next-step";
import { NextSteps } from "./next-steps";
import { refusalText } from "./outcome-text";
import { pointedField } from "./pointer";
import { useExchange } from "./use-exchange";

type ResultPanelProps = {
  state: CallOutcome | "sending";
  onField: (name: string) => void;
  /** Makes the form ready for another one; null where nothing in it can be used only once. */
  onAgain: (() => void) | null;
};

/** What became of the call, in place, and given the focus when the answer is there: status, verdict, answer, and where to go from here. */
export function ResultPanel({ state, ...rest }: ResultPanelProps) {
  const t = useTranslations("operations.result");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (state === "sending") return;
    const beside = window.matchMedia("(min-width: 80rem)").matches;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: beside ? "nearest" : "start" });
  }, [state]);
  return (
    <Card data-testid="result">
      <header className="flex items-center justify-between border-b px-4 py-2.5">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-sm outline-none">
          {t("title")}
        </h2>
      </header>
      {state === "sending" ? <Waiting /> : <Outcome outcome={state} {...rest} />}
    </Card>
  );
}

function Waiting() {
  const t = useTranslations("operations.result");
  return (
    <div role="status" className="space-y-2 p-4">
      <p className="text-muted-foreground text-xs">{t("waiting")}</p>
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-16 w-full" />
    </div>
  );
}

type OutcomeProps = { outcome: CallOutcome } & Pick<ResultPanelProps, "onField" | "onAgain">;

function Outcome({ outcome, ...rest }: OutcomeProps) {
  const t = useTranslations("operations");
  if (outcome.kind === "called") return <Called exchange={outcome.exchange} {...rest} />;
  return (
    <div role="alert" className="flex gap-2 p-4 text-destructive">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div>
        <p className="font-medium">{t("result.notSent")}</p>
        <p className="text-xs">{refusalText(t, outcome)}</p>
      </div>
    </div>
  );
}

function Called({ exchange, onField, onAgain }: { exchange: ExchangeSummary } & Omit<OutcomeProps, "outcome">) {
  const t = useTranslations("operations.result");
  const texts = useTranslations("exchanges");
  const { id, status, code, verdict, tookMs } = exchange;
  const succeeded = status !== null && status >= 200 && status <= 299;
  const steps = nextSteps(exchange);
  const again = succeeded ? onAgain : null;
  return (
    <div>
      <div className="space-y-2 p-4" role="status">
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge status={status} code={code} />
          <VerdictBadge verdict={verdict} />
          <span className="text-muted-foreground text-xs tabular-nums">{t("took", { ms: tookMs })}</span>
        </div>
        <p>{statusText(texts, status)}</p>
        {code ? <p className="text-muted-foreground text-xs">{remedyText(texts, { status, code })}</p> : null}
      </div>
      <Answer id={id} onField={onField} />
      <div className="space-y-3 border-t p-4">
        {steps.length > 0 || again ? <h3 className="font-medium text-xs">{t("next")}</h3> : null}
        <ul className="space-y-2 empty:hidden">
          <NextSteps steps={steps} />
          {again ? (
            <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button onClick={again}>{t("nextAgain")}</Button>
              <span className="min-w-40 flex-1 text-muted-foreground text-xs">{t("nextAgainWhy")}</span>
            </li>
          ) : null}
        </ul>
        <Link
          href={routes.exchange(id)}
          className="inline-block text-brand text-xs underline underline-offset-4"
          data-testid="open-exchange"
        >
          {t("open")}
        </Link>
      </div>
    </div>
  );
}

function Answer({ id, onField }: { id: string; onField: (name: string) => void }) {
  const t = useTranslations("operations.result");
  const exchange = useExchange(id);
  if (exchange === "loading") return <Skeleton className="mx-4 mb-4 h-14" />;
  if (exchange === null) return null;
  const { reply, checks } = exchange;
  if (reply.kind === "failure") return <Text text={`${reply.code}: ${reply.message}`} />;
  const field = pointedField(reply.message);
  return (
    <>
      {field ? (
        <p className="flex flex-wrap items-center gap-2 px-4 pb-3 text-xs">
          {t("nextPointer", { pointer: field })}
          <Button size="sm" onClick={() => onField(field)}>
            {t("goToField")}
          </Button>
        </p>
      ) : null}
      {exchange.opened.length > 0 ? (
        <section className="border-t" aria-label={t("opened")}>
          <h3 className="px-4 pt-3 pb-1 font-medium text-xs">{t("opened")}</h3>
          <OpenedParts parts={exchange.opened} />
        </section>
      ) : null}
      <Text text={reply.body.text || t("emptyReply")} />
      {checks.some(({ verdict }) => verdict !== "skipped") ? <ChecksSummary checks={checks} /> : null}
    </>
  );
}

function Text({ text }: { text: string }) {
  return (
    <pre className="max-h-72 overflow-y-auto whitespace-pre-wrap break-all border-y bg-code px-4 py-2.5 text-xs">
      <code>{text}</code>
    </pre>
  );
}

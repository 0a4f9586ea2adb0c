"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Contract } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { officialPage } from "./official-page";
import { useInstantText } from "./use-instant-text";

type ExpectationCardProps = { contract: Contract; outcome: Outcome; nowMs: number };

/** Whether a signing notification is to be expected, and the platform's own rule that says why or why not. */
export function ExpectationCard({ contract, outcome, nowMs }: ExpectationCardProps) {
  const t = useTranslations("contracts");
  const instant = useInstantText();
  const { presign } = contract;
  const isSilent = ["none", "possible"].includes(outcome.expectation.notification);
  const mayPayAgain = outcome.kind === "payment_failed" && "expiresAtMs" in presign && nowMs < presign.expiresAtMs;
  return (
    <Card aria-labelledby="expectation">
      <CardHeader id="expectation" title={t("expectation.title")} />
      <CardBody className="flex flex-col gap-3">
        <p className="font-medium text-base">{useExpectationSentence(outcome)}</p>
        {isSilent ? (
          <figure className="border-brand-line border-l-2 pl-3">
            <blockquote>{t("rule.quote")}</blockquote>
            <figcaption className="mt-1 text-muted-foreground text-xs">
              {t("rule.source")}{" "}
              <a href={officialPage} rel="noreferrer" target="_blank" className="text-brand underline">
                {t("rule.link")}
              </a>
            </figcaption>
          </figure>
        ) : null}
        {mayPayAgain ? <p>{t("rule.retryPayment", { time: instant(presign.expiresAtMs) })}</p> : null}
        {isSilent && outcome.kind !== "unsigned" ? <p className="text-muted-foreground">{t("rule.advice")}</p> : null}
        <p className="text-muted-foreground text-xs">{t(`knownBy.${outcome.knownBy}`)}</p>
      </CardBody>
    </Card>
  );
}

function useExpectationSentence({ expectation, knownBy }: Outcome): string {
  const t = useTranslations("contracts");
  const instant = useInstantText();
  switch (expectation.notification) {
    case "none":
      // That time ran out proves nothing: one that was sent may still be under way.
      return t(knownBy === "clock" ? "expectation.none_so_far" : "expectation.none", {
        reason: t(`because.${expectation.because}`),
      });
    case "possible":
      return t("expectation.possible", { time: instant(expectation.untilMs) });
    default:
      return t(`expectation.${expectation.notification}`);
  }
}

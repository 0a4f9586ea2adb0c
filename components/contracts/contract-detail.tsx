"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Contract } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { ContractFacts } from "./contract-facts";
import { ExpectationCard } from "./expectation-card";
import { RefreshOn } from "./refresh-on";
import { SessionWindow } from "./session-window";
import { Timeline } from "./timeline";
import { TimelineLegend } from "./timeline-legend";

type ContractDetailProps = {
  contract: Contract;
  outcome: Outcome;
  nowMs: number;
  /** The clock stands still at `nowMs`. */
  isFrozen: boolean;
  profileName: string;
};

const KINDS = ["contract", "exchange", "notification", "order", "delivery", "clock"];
const OPEN = ["awaiting_payment", "awaiting_answer", "payment_failed"];

/** One contract: what is to be expected, the two hours, and the evidence. */
export function ContractDetail({ contract, outcome, nowMs, isFrozen, profileName }: ContractDetailProps) {
  const t = useTranslations("contracts");
  const { presign } = contract;
  return (
    <div className="flex flex-col gap-5">
      <RefreshOn
        kinds={KINDS}
        atMs={presign.state === "accepted" && !isFrozen ? presign.expiresAtMs : null}
        serverNowMs={nowMs}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ExpectationCard {...{ contract, outcome, nowMs }} />
        <Card aria-labelledby="window">
          <CardHeader id="window" title={t("window.title")} />
          <CardBody>
            {presign.state === "accepted" ? (
              <SessionWindow
                opensAtMs={presign.atMs}
                endsAtMs={presign.expiresAtMs}
                serverNowMs={nowMs}
                isFrozen={isFrozen}
                isSettled={nowMs < presign.expiresAtMs && !OPEN.includes(outcome.kind)}
              />
            ) : (
              <p>{t("window.none")}</p>
            )}
          </CardBody>
        </Card>
      </div>
      <Card aria-labelledby="timeline">
        <CardHeader id="timeline" title={t("timeline.title")} actions={<TimelineLegend />} />
        <Timeline contract={contract} outcome={outcome} />
      </Card>
      <ContractFacts contract={contract} profileName={profileName} />
    </div>
  );
}

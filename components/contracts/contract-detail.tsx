"use client";

import { useTranslations } from "use-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Contract } from "@/lib/contracts/contract";
import type { Outcome, OutcomeKind } from "@/lib/contracts/outcome";
import { ContractFacts } from "./contract-facts";
import { ContractSteps, type PresignCall } from "./contract-steps";
import { ContradictionsCard } from "./contradictions-card";
import { ExpectationCard } from "./expectation-card";
import type { FollowUps } from "./follow-up-rows";
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
  isSimulated: boolean;
  profileId: string;
  presignCall: PresignCall;
  recorded: Outcome;
  followUps: FollowUps;
};

const KINDS = ["contract", "exchange", "notification", "order", "delivery", "clock", "setting"];
const OPEN: readonly OutcomeKind[] = [
  "awaiting_payment",
  "awaiting_answer",
  "payment_failed",
  "presign_unanswered",
  "presign_untrusted",
  "presign_undecided",
];

/** One contract: what is to be expected, the two hours, and the evidence. */
export function ContractDetail({ contract, outcome, nowMs, isFrozen, ...rest }: ContractDetailProps) {
  const t = useTranslations("contracts");
  const { presign } = contract;
  return (
    <div className="flex flex-col gap-5">
      <RefreshOn
        kinds={KINDS}
        atMs={"expiresAtMs" in presign && !isFrozen ? presign.expiresAtMs : null}
        serverNowMs={nowMs}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ExpectationCard {...{ contract, outcome, nowMs }} />
        <Card aria-labelledby="window">
          <CardHeader id="window" title={t("window.title")} />
          <CardBody>
            {"expiresAtMs" in presign ? (
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
      <ContradictionsCard contradictions={contract.contradictions} />
      <ContractSteps contract={contract} profileId={rest.profileId} presignCall={rest.presignCall} />
      <Card aria-labelledby="timeline">
        <CardHeader id="timeline" title={t("timeline.title")} actions={<TimelineLegend />} />
        <Timeline
          {...{ contract, outcome, isFrozen }}
          recorded={rest.recorded}
          followUps={rest.followUps}
          serverNowMs={nowMs}
        />
      </Card>
      <ContractFacts contract={contract} profileName={rest.profileName} isSimulated={rest.isSimulated} />
    </div>
  );
}

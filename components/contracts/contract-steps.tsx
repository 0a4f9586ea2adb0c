"use client";

import { RefreshCw, RotateCcw, Send, Unlink } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Answered, queryContract } from "@/app/contracts/[profileId]/[code]/actions";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import type { Contract } from "@/lib/contracts/contract";
import { routes } from "@/lib/routes";
import { AnswerLine } from "./answer-line";
import { TerminateDialog } from "./terminate-dialog";

/** The latest pre-sign of the contract, from which the next one can be made; null where there was none. */
export type PresignCall = { operationId: string; exchangeId: string } | null;

type ContractStepsProps = { contract: Contract; profileId: string; presignCall: PresignCall };

/** What can be done about a contract now; each step says what the platform answered. */
export function ContractSteps({ contract, profileId, presignCall }: ContractStepsProps) {
  const t = useTranslations("contracts.steps");
  const [isAsking, setAsking] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const [answer, setAnswer] = useState<{ of: "query" | "terminate"; said: Answered } | null>(null);
  const { contractCode, serviceId, signing } = contract;
  const about = { profileId, contractCode, serviceId };
  const notice = contract.marks.findLast((mark) => mark.counted && mark.evidence?.kind === "notification")?.evidence;

  const query = async () => {
    if (isAsking) return;
    setAsking(true);
    const done = await queryContract(about).catch(() => null);
    if (done?.data) setAnswer({ of: "query", said: done.data });
    else toast.error(t("unsent"));
    setAsking(false);
  };

  return (
    <Card aria-labelledby="next-steps">
      <CardHeader id="next-steps" title={t("title")} />
      <CardBody className="flex flex-col gap-3">
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" aria-disabled={isAsking} onClick={query}>
            <RefreshCw aria-hidden="true" className={isAsking ? "animate-spin" : undefined} />
            {isAsking ? t("querying") : t("query")}
          </Button>
          {signing.state === "terminated" ? null : (
            <Button onClick={() => setEnding(true)}>
              <Unlink aria-hidden="true" />
              {t("terminate")}
            </Button>
          )}
          {notice ? (
            <Link href={routes.notification(notice.id)} className={buttonClass()}>
              <RotateCcw aria-hidden="true" />
              {t("replay")}
            </Link>
          ) : null}
          {presignCall ? (
            <Link
              href={routes.operationAnew(presignCall.operationId, presignCall.exchangeId)}
              className={buttonClass()}
            >
              <Send aria-hidden="true" />
              {t("presign")}
            </Link>
          ) : null}
        </div>
        <div role="status" aria-live="polite" className="empty:hidden">
          {answer ? <AnswerLine of={answer.of} said={answer.said} /> : null}
        </div>
        {notice ? null : <p className="text-muted-foreground text-xs">{t("nothingToReplay")}</p>}
      </CardBody>
      <TerminateDialog
        open={isEnding}
        contract={about}
        onClose={() => setEnding(false)}
        onAnswer={(said) => {
          setAnswer({ of: "terminate", said });
          setEnding(false);
        }}
      />
    </Card>
  );
}

"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import type { SimContractRow } from "@/lib/simulator/overview-rows";
import type { Deed } from "../use-deed";
import { TerminateDialog, type TerminateInput, type TerminateOutcome } from "./terminate-dialog";

type ContractListProps = {
  contracts: readonly SimContractRow[];
  /** Our profile of a merchant, for the way to the contract; a merchant that another backend uses has none. */
  profileByMchid: Readonly<Record<string, string>>;
  terminate: Deed<TerminateInput, TerminateOutcome>;
};

/** The contracts as the platform has them, each with a way to end it as someone else than the merchant's call would. */
export function ContractList({ contracts, profileByMchid, terminate }: ContractListProps) {
  const t = useTranslations("simulator.contracts");
  const [ending, setEnding] = useState<SimContractRow | null>(null);
  return (
    <>
      <ul aria-label={t("name")} className="divide-y">
        {contracts.map((contract) => (
          <li key={contract.contractId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <CodeLink contract={contract} profileId={profileByMchid[contract.mchid] ?? null} />
                <Badge tone={contract.state === "SIGNED" ? "success" : "neutral"}>{t(`state.${contract.state}`)}</Badge>
              </p>
              <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
                <span>{t("of", { mchid: contract.mchid, serviceId: String(contract.serviceId) })}</span>
                <span>
                  {t("signed")} <Time ms={contract.signedAtMs} />
                </span>
                <Ended contract={contract} />
              </p>
            </div>
            {contract.state === "SIGNED" ? (
              <Button size="sm" onClick={() => setEnding(contract)}>
                {t("terminate")}
                <span className="sr-only">{contract.contractCode}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {ending ? <TerminateDialog contract={ending} terminate={terminate} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

function CodeLink({ contract, profileId }: { contract: SimContractRow; profileId: string | null }) {
  const { contractCode } = contract;
  if (profileId === null) return <code className="text-[0.8125rem] [overflow-wrap:anywhere]">{contractCode}</code>;
  return (
    <Link
      href={routes.contract(profileId, contractCode)}
      className="font-mono text-[0.8125rem] text-brand underline-offset-4 [overflow-wrap:anywhere] hover:underline"
    >
      {contractCode}
    </Link>
  );
}

function Ended({ contract: { terminatedAtMs, terminationMode } }: { contract: SimContractRow }) {
  const t = useTranslations("simulator.contracts");
  if (terminatedAtMs === null) return null;
  return (
    <span>
      {t("ended")} <Time ms={terminatedAtMs} />
      {terminationMode === null ? null : ` · ${t(`mode.${terminationMode}`)}`}
    </span>
  );
}

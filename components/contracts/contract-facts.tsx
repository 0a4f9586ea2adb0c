"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { Card, CardHeader } from "@/components/ui/card";
import type { Contract } from "@/lib/contracts/contract";
import { routes } from "@/lib/routes";

/** The identifiers under which the contract is known to both sides. */
export function ContractFacts({ contract, profileName }: { contract: Contract; profileName: string }) {
  const t = useTranslations("contracts.facts");
  const { signing, prepayId } = contract;
  const contractId = "contractId" in signing ? signing.contractId : null;
  const item = (key: string, label: string, text: string | null): KeyValue =>
    text === null
      ? { key, label, value: <span className="text-muted-foreground">{t("unknown")}</span> }
      : { key, label, value: text, mono: true, copy: text };
  return (
    <Card aria-labelledby="particulars">
      <CardHeader
        id="particulars"
        title={t("title")}
        actions={
          prepayId === null ? null : (
            <Link href={routes.cashier(prepayId)} className="text-brand text-sm underline-offset-4 hover:underline">
              {t("payer")}
            </Link>
          )
        }
      />
      <KeyValues
        items={[
          item("code", t("code"), contract.contractCode),
          item("contractId", t("contractId"), contractId),
          item("prepayId", t("prepayId"), prepayId),
          item("tradeNo", t("tradeNo"), contract.outTradeNo),
          item("service", t("service"), contract.serviceId === null ? null : String(contract.serviceId)),
          item("account", t("account"), contract.displayAccount),
          item("notifyUrl", t("notifyUrl"), contract.notifyUrl),
          { key: "profile", label: t("profile"), value: profileName },
        ]}
      />
    </Card>
  );
}

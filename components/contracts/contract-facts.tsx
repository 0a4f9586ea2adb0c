"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { type KeyValue, KeyValues } from "@/components/evidence/key-values";
import { Time } from "@/components/evidence/time";
import { Card, CardHeader } from "@/components/ui/card";
import type { Contract } from "@/lib/contracts/contract";
import { endModeOf } from "@/lib/contracts/ended-by";
import { routes } from "@/lib/routes";

type ContractFactsProps = { contract: Contract; profileName: string; isSimulated: boolean };

/** The identifiers under which the contract is known to both sides, and who ended it. */
export function ContractFacts({ contract, profileName, isSimulated }: ContractFactsProps) {
  const t = useTranslations("contracts");
  const { signing, payment, prepayId } = contract;
  const contractId = "contractId" in signing ? signing.contractId : null;
  const transactionId = payment.state === "paid" ? payment.transactionId : null;
  const item = (key: Fact, text: string | null): KeyValue =>
    text === null
      ? { key, label: t(`facts.${key}`), value: <span className="text-muted-foreground">{t("facts.unknown")}</span> }
      : { key, label: t(`facts.${key}`), value: text, mono: true, copy: text };
  const known = (key: Fact, text: string | null) => (text === null ? [] : [item(key, text)]);
  return (
    <Card aria-labelledby="particulars">
      <CardHeader
        id="particulars"
        title={t("facts.title")}
        actions={
          prepayId === null || !isSimulated ? null : (
            <Link href={routes.cashier(prepayId)} className="text-brand text-sm underline-offset-4 hover:underline">
              {t("facts.payer")}
            </Link>
          )
        }
      />
      <KeyValues
        className="[--label-width:17rem]"
        items={[
          item("code", contract.contractCode),
          item("contractId", contractId),
          ...useEnd(contract),
          item("prepayId", prepayId),
          item("tradeNo", contract.outTradeNo),
          item("transactionId", transactionId),
          item("service", contract.serviceId === null ? null : String(contract.serviceId)),
          item("subMchid", contract.subMchid),
          ...known("openid", contract.openid),
          ...known("subOpenid", contract.subOpenid),
          item("account", contract.displayAccount),
          item("notifyUrl", contract.notifyUrl),
          { key: "profile", label: t("facts.profile"), value: profileName },
        ]}
      />
    </Card>
  );
}

/** Who ended the contract, when, and the remark. */
function useEnd({ signing }: Contract): KeyValue[] {
  const t = useTranslations("contracts");
  if (signing.state !== "terminated") return [];
  const { by, atMs, remark } = signing;
  const mode = endModeOf(by);
  const unknown = <span className="text-muted-foreground">{t("facts.unknown")}</span>;
  return [
    { key: "endedBy", label: t("facts.endedBy"), value: mode === null ? (by ?? unknown) : t(`ended.${mode}.by`) },
    { key: "endedAt", label: t("facts.endedAt"), value: <Time ms={atMs} /> },
    ...(remark === null ? [] : [{ key: "endRemark", label: t("facts.endRemark"), value: remark }]),
  ];
}

type Fact =
  | "code"
  | "contractId"
  | "prepayId"
  | "tradeNo"
  | "transactionId"
  | "service"
  | "subMchid"
  | "openid"
  | "subOpenid"
  | "account"
  | "notifyUrl";

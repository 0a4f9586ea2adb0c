"use client";

import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { CONDITION_TEXTS, MERCHANT_CONDITIONS, type MerchantCondition } from "@/lib/simulator/merchant";
import type { MerchantRow } from "@/lib/simulator/merchant-list";
import { type Deed, useDeed } from "../use-deed";

export type SetCondition = Deed<{ mchid: string; condition: MerchantCondition }, unknown>;

/** What the platform thinks of each merchant: a state that is not healthy turns every call of it away. */
export function MerchantConditions({ merchants, set }: { merchants: readonly MerchantRow[]; set: SetCondition }) {
  const t = useTranslations("simulator.merchants");
  return (
    <Card aria-labelledby="merchants" className="mt-6">
      <CardHeader id="merchants" title={t("title")} description={t("text")} />
      {merchants.length === 0 ? <CardBody className="text-muted-foreground">{t("none")}</CardBody> : null}
      <ul className="divide-y">
        {merchants.map((merchant) => (
          <ConditionRow key={merchant.mchid} {...{ merchant, set }} />
        ))}
      </ul>
    </Card>
  );
}

function ConditionRow({ merchant, set }: { merchant: MerchantRow; set: SetCondition }) {
  const t = useTranslations("simulator.merchants");
  const { isBusy, run } = useDeed();
  const { mchid, condition } = merchant;
  const id = `condition-${mchid}`;
  const choose = (wanted: MerchantCondition | undefined) => wanted && run(() => set({ mchid, condition: wanted }));
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_21rem] lg:items-start">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <label htmlFor={id} className="font-medium">
            {t("label", { mchid })}
          </label>
          {condition === "healthy" ? null : <Badge tone="warning">{t("unhealthy")}</Badge>}
        </p>
        <p id={`${id}-help`} className="text-muted-foreground text-xs">
          {condition === "healthy" ? (
            t("healthyText")
          ) : (
            <>
              {t("answers")} <code lang="zh-CN">401 SIGN_ERROR {CONDITION_TEXTS[condition]}</code>{" "}
              {condition === "apiv3_key_unset" ? t("untold") : null}
            </>
          )}
        </p>
      </div>
      <Select
        id={id}
        aria-describedby={`${id}-help`}
        aria-disabled={isBusy}
        value={condition}
        onChange={(event) => choose(MERCHANT_CONDITIONS.find((one) => one === event.target.value))}
      >
        {MERCHANT_CONDITIONS.map((one) => (
          <option key={one} value={one}>
            {t(`condition.${one}`)}
          </option>
        ))}
      </Select>
    </li>
  );
}

"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Fault } from "@/lib/simulator/fault-kinds";
import { type Deed, useDeed } from "../use-deed";
import { FaultCount } from "./fault-count";
import { inForce } from "./fault-groups";

type FaultsInForceProps = { faults: readonly Fault[]; remove: Deed<{ ids: string[] }, unknown> };

/** What misbehaves at this moment, each to be taken away, or all at once. */
export function FaultsInForce({ faults, remove }: FaultsInForceProps) {
  const t = useTranslations("simulator.faults");
  const { isBusy, run } = useDeed();
  const active = inForce(faults);
  if (active.length === 0) return <p className="px-4 py-3 text-muted-foreground">{t("none")}</p>;
  return (
    <div>
      <ul aria-label={t("inForce")} className="divide-y">
        {active.map((fault) => (
          <li key={fault.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="font-medium">{t(`kind.${fault.kind}`)}</span>
            <span className="text-muted-foreground text-xs">{t(`place.${fault.place}`)}</span>
            <FaultCount fault={fault} />
            <Button
              variant="ghost"
              size="iconSm"
              aria-disabled={isBusy}
              aria-label={t("remove", { kind: t(`kind.${fault.kind}`), place: t(`place.${fault.place}`) })}
              onClick={() => run(() => remove({ ids: [fault.id] }))}
              className="ml-auto"
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      {active.length > 1 ? (
        <p className="border-t px-4 py-2">
          <Button
            size="sm"
            aria-disabled={isBusy}
            onClick={() => run(() => remove({ ids: active.map(({ id }) => id) }))}
          >
            {t("removeAll")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

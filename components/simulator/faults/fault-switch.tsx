"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Switch } from "@/components/ui/switch";
import type { Fault, FaultKind, FaultPlace } from "@/lib/simulator/fault-kinds";
import { FaultCount } from "./fault-count";

type FaultSwitchProps = {
  kind: FaultKind;
  place: FaultPlace;
  /** Those of this kind and place that are in force. */
  found: readonly Fault[];
  isBusy: boolean;
  onFlip: () => void;
};

/** One misbehaviour with its switch, what it does, and what is left of it. */
export function FaultSwitch({ kind, place, found, isBusy, onFlip }: FaultSwitchProps) {
  const t = useTranslations("simulator.faults");
  const id = useId();
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <Switch
        id={id}
        checked={found.length > 0}
        aria-disabled={isBusy}
        aria-describedby={`${id}-text`}
        onChange={onFlip}
        className="mt-0.5"
        data-testid={`fault-${place}-${kind}`}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <label htmlFor={id} className="cursor-pointer font-medium">
            {t(`kind.${kind}`)}
          </label>
          {found.map((fault) => (
            <FaultCount key={fault.id} fault={fault} />
          ))}
        </p>
        <p id={`${id}-text`} className="text-muted-foreground text-xs">
          {t(`text.${kind}`)}
        </p>
      </div>
    </li>
  );
}

"use client";

import { useState, useTransition } from "react";
import type { Action, Cashier } from "@/lib/simulator/cashier";
import type { Refusal } from "@/lib/simulator/refusals";
import { type Stage, stageOf } from "./stage";

type Acted = { kind: "done"; cashier: Cashier } | { kind: "refused"; rule: Refusal; cashier: Cashier | null };

/** The server action, as seen from here; without `data` it did not get through. */
export type ActAsPayer = (input: { prepayId: string; action: Action }) => Promise<{ data?: Acted }>;

export type Trouble = { kind: "refused"; rule: Refusal } | { kind: "unsent" };

/** The phone's state: what the platform said last, be it to this phone or, after a refresh, to the page. */
export function useCashier(given: Cashier, act: ActAsPayer) {
  const [seen, setSeen] = useState({ given, cashier: given });
  const [hasJustFailed, setJustFailed] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, startWork] = useTransition();
  if (seen.given !== given) setSeen({ given, cashier: given });
  const { cashier } = seen;
  const stage: Stage = stageOf(cashier, hasJustFailed);

  const send = (action: Action) => {
    if (isBusy) return;
    startWork(async () => {
      const acted = await act({ prepayId: cashier.prepayId, action }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (!acted) return setTrouble({ kind: "unsent" });
      setTrouble(acted.kind === "refused" ? { kind: "refused", rule: acted.rule } : null);
      setJustFailed(acted.kind === "done" && action === "fail");
      const after = acted.cashier;
      if (after) setSeen((before) => ({ ...before, cashier: after }));
    });
  };
  return { cashier, stage, trouble, isBusy, send, payAgain: () => setJustFailed(false) };
}

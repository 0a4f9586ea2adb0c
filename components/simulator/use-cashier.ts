"use client";

import { useEffect, useEffectEvent, useState, useTransition } from "react";
import type { Action, Cashier } from "@/lib/simulator/cashier";
import type { Magic } from "@/lib/simulator/magic";
import type { Refusal } from "@/lib/simulator/refusals";
import { type Stage, stageOf } from "./stage";

type Acted = { kind: "done"; cashier: Cashier } | { kind: "refused"; rule: Refusal; cashier: Cashier | null };

/** The server action, as seen from here; without `data` it did not get through. */
export type ActAsPayer = (input: { prepayId: string; action: Action }) => Promise<{ data?: Acted }>;

/** Opens the phone on the platform's side, where a magic value may act at once. */
export type OpenPhone = (input: { prepayId: string }) => Promise<{ data?: { cashier: Cashier | null } }>;

export type Trouble = { kind: "refused"; rule: Refusal } | { kind: "unsent" };

/** The phone's state: what the platform said last, be it to this phone or, after a refresh, to the page. */
export function useCashier(given: Cashier, magic: Magic | null, { act, open }: { act: ActAsPayer; open: OpenPhone }) {
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
      setJustFailed(acted.kind === "done" && isUnpaid(acted.cashier));
      const after = acted.cashier;
      if (after) setSeen((before) => ({ ...before, cashier: after }));
    });
  };

  const openOnce = useEffectEvent(() => {
    if (magic === null || cashier.actions.length === 0) return;
    startWork(async () => {
      const opened = await open({ prepayId: cashier.prepayId }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (!opened) return setTrouble({ kind: "unsent" });
      const after = opened.cashier;
      if (!after) return;
      setJustFailed(magic === "PAY_FAIL" && isUnpaid(after));
      setSeen((before) => ({ ...before, cashier: after }));
    });
  });
  useEffect(() => openOnce(), []);
  return { cashier, stage, trouble, isBusy, send, payAgain: () => setJustFailed(false) };
}

/** After someone paid or let the payment fail: it failed. */
function isUnpaid({ orderState }: Cashier): boolean {
  return orderState === "NOTPAY";
}

import { execute } from "./execute";
import { getMerchant } from "./merchants";
import type { SimOutside } from "./outside";
import type { Refusal } from "./refusals";
import { readSettings } from "./settings";
import { EMPTY_SLICE, type SimContract } from "./state";
import { contractByCode } from "./store";
import { notFound } from "./terminate-rules";
import type { TerminationMode } from "./termination-modes";

/** Which contract is to end, how, and with which remark (null for none). */
export type Ending = {
  mchid: string;
  serviceId: number;
  contractCode: string;
  mode: TerminationMode;
  remark: string | null;
};

export type Ended = { kind: "done"; contract: SimContract } | { kind: "refused"; rule: Refusal };

/** Ends a contract by any of the five modes: the merchant's API, or what happens on the platform's side. */
export async function terminate({ mode, remark, ...key }: Ending, outside: SimOutside): Promise<Ended> {
  const settings = await readSettings(outside);
  const merchant = await getMerchant(key.mchid, outside);
  if (!merchant) return { kind: "refused", rule: notFound(settings) };
  const outcome = await execute(
    { kind: "terminate", nowMs: outside.clock.now(), mode, remark, settings },
    {
      merchant,
      load: async (tx) => ({ ...EMPTY_SLICE, ...(await contractByCode(tx, key)) }),
    },
    outside,
  );
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  const { contract } = outcome.state;
  return contract ? { kind: "done", contract } : { kind: "refused", rule: notFound(settings) };
}

import type { Bilingual } from "../bilingual";
import type { Standing } from "../field";
import type { ContractFacts, NotificationEvent } from "./event";

type Pair = {
  id: string;
  title: Bilingual;
  note: Bilingual;
  originalType: string;
  signed: { eventType: string; summary: string };
  terminated: { eventType: string; summary: string };
  plaintext(facts: ContractFacts): object;
  standing: Standing;
  source: string;
};

/** The two notifications of a contract, one when it is signed and one when it ends; real traffic repeats the type as AAD. */
export function contractPair(pair: Pair): NotificationEvent<ContractFacts> {
  const { signed, terminated, originalType, plaintext, ...rest } = pair;
  return {
    ...rest,
    eventTypes: [signed.eventType, terminated.eventType],
    announce: (facts) => ({
      ...(facts.termination === null ? signed : terminated),
      originalType,
      associatedData: originalType,
    }),
    plaintext: (facts) => JSON.stringify(plaintext(facts)),
  };
}

/** Does a sub-merchant stand beside the caller? */
export function hasSubMerchant({ mode }: Pick<ContractFacts, "mode">): boolean {
  return mode === "service-provider" || mode === "qs";
}

import { type Command, type DeliveryDraft, type Outcome, refused } from "./command";
import { contractNotice } from "./notices";
import type { Settings } from "./settings";
import type { SimContract, Slice } from "./state";

type Terminate = Extract<Command, { kind: "terminate" }>;

/**
 * Ends a signed contract for good: its code stays consumed (official). What ending it twice answers, and where that is
 * told, is assumed (`Settings`).
 */
export function terminate(slice: Slice, command: Terminate): Outcome {
  const { nowMs, mode, remark, settings } = command;
  if (slice.contract === null) return refused(notFound(settings));
  if (slice.contract.state === "TERMINATED") {
    const isRepeat = settings.terminateTwice === "accept";
    return isRepeat ? { state: slice, deliveries: [] } : refused("contract_terminated");
  }
  const contract: SimContract = {
    ...slice.contract,
    state: "TERMINATED",
    termination: { mode, atMs: nowMs, remark },
  };
  const session = slice.session && {
    ...slice.session,
    facts: [...slice.session.facts, { atMs: nowMs, event: "terminated" as const, detail: mode }],
  };
  return { state: { ...slice, contract, session }, deliveries: notices(contract, settings) };
}

/** A code without a contract: never heard of, or not signed. The platform tells no difference (assumed). */
export function notFound({ contractNotFound }: Settings): "contract_not_found" | "contract_not_found_400" {
  return contractNotFound === "not_found" ? "contract_not_found" : "contract_not_found_400";
}

function notices(contract: SimContract, settings: Settings): DeliveryDraft[] {
  const { terminateDestination: destination, terminateUrl } = settings;
  const url = { same: contract.notifyUrl, separate: terminateUrl, none: "" }[destination];
  return url === "" ? [] : [contractNotice(contract, settings, url)];
}

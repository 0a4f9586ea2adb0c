import { callOperation } from "@/app/operations/[operation]/actions";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import type { FormValues } from "@/lib/wechatpay/form-input";

export type CallInput = { operationId: string; profileId: string; values: FormValues };

/** What became of pressing send. `called` says nothing of success: a refusal by the platform is an exchange too. */
export type CallOutcome =
  | { kind: "called"; exchange: ExchangeSummary }
  | { kind: "refused"; reason: "unknown_operation" | "unknown_profile" | "unreadable" | "offline" }
  | { kind: "faulty"; faultId: string };

/** Has the server sign and send a form. Never throws: a server that cannot be reached is an outcome as well. */
export async function sendForm(input: CallInput): Promise<CallOutcome> {
  try {
    const result = await callOperation(input);
    if (result.data) return result.data;
    if (result.validationErrors) return { kind: "refused", reason: "unreadable" };
    return { kind: "faulty", faultId: result.serverError?.faultId ?? "?" };
  } catch {
    return { kind: "refused", reason: "offline" };
  }
}

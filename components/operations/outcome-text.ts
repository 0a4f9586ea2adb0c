import type { CallOutcome } from "./call-operation";
import type { OperationTexts } from "./violation-text";

/** Why nothing was sent, as a sentence. */
export function refusalText(t: OperationTexts, outcome: Exclude<CallOutcome, { kind: "called" }>): string {
  return outcome.kind === "faulty" ? t("refused.internal", { id: outcome.faultId }) : t(`refused.${outcome.reason}`);
}

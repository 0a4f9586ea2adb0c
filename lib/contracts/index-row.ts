import type { Updateable } from "kysely";
import type { Database } from "@/lib/db/database";
import type { Contract } from "./contract";
import { outcomeOf } from "./outcome";

/** What a Postgres index can hold with room to spare. */
const MOST_CHARACTERS = 64;

/** What the index keeps of a contract: only what follows from its evidence, never from when it was folded. */
export function indexRow(contract: Contract): Omit<Updateable<Database["contract"]>, "profile_id" | "contract_code"> {
  const { presign, payment, signing } = contract;
  const before = outcomeOf(contract, Number.NEGATIVE_INFINITY);
  const after = outcomeOf(contract, Number.POSITIVE_INFINITY);
  // After a payment that failed the user may pay another way, so the session's end is still to be waited for.
  const changes = before.expectation.notification === "possible" || before.kind === "payment_failed";
  return {
    outcome: before.kind,
    outcome_after: after.kind,
    prompt_until: changes && "expiresAtMs" in presign ? presign.expiresAtMs : null,
    presigned_at: "atMs" in presign ? presign.atMs : null,
    refusal_code: presign.state === "refused" ? short(presign.code) : null,
    paid_at: payment.state === "paid" ? payment.atMs : null,
    signed_at: signedAt(contract),
    ended_at: signing.state === "terminated" ? signing.atMs : null,
    ended_by: signing.state === "terminated" ? short(signing.by) : null,
    in_mini_program: presign.state === "accepted" && contract.prepayId === null ? 1 : 0,
    service_id: contract.serviceId,
    openid: short(contract.openid),
    sub_openid: short(contract.subOpenid),
    sub_mchid: short(contract.subMchid),
    account: short(contract.displayAccount?.trim() ?? null),
    contradictions: contract.contradictions.length,
  };
}

function signedAt({ signing }: Contract): number | null {
  if (signing.state === "signed") return signing.atMs;
  return signing.state === "terminated" ? signing.signedAtMs : null;
}

function short(text: string | null): string | null {
  return text === null ? null : [...text.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("");
}

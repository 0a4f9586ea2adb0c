import { type Claim, sessionEnd } from "./claims";
import type { Contradiction, ContradictionKind, EvidenceRef } from "./contract";

/** The platform says whole seconds, we count milliseconds: between times of one clock, less than this is no difference. */
const RESOLUTION_MS = 1_000;
/** Two machines' clocks may differ so much: between a time of the platform's and one of ours, less is no difference. */
const CLOCKS_MS = 60_000;

type Pair = readonly [Claim, Claim];

/** What of these claims cannot all be true, each kind at most once; the claims come in the order of their evidence. */
export function contradictionsOf(claims: readonly Claim[]): Contradiction[] {
  return RULES.flatMap(([kind, find]) => {
    const pair = find(claims);
    return pair ? [named(kind, pair)] : [];
  });
}

const RULES: readonly [ContradictionKind, (claims: readonly Claim[]) => Pair | null][] = [
  ["query_denies_signing", queryDenies],
  ["terminated_before_signed", endedBeforeSigned],
  ["signed_after_terminated", stillSigned],
  ["two_services", twoServices],
  ["two_contract_ids", (claims) => differing(saying(claims, "signed", "terminated"))],
  ["two_payments", twoPayments],
  ["signed_after_refusal", signedAfterRefusal],
  ["signed_after_session", signedTooLate],
  ["signed_after_giving_up", signedAfterGivingUp],
];

/**
 * Signed by then, as we were told, and yet the query, which is the authority, knows of none: by our own clock when we had
 * been told before, else by the time of the signing that the platform says.
 */
function queryDenies(claims: readonly Claim[]): Pair | null {
  const told = saying(claims, "signed").filter(({ by }) => by !== "query");
  return pairOf(told, saying(claims, "not_signed"), (signed, denied) => {
    const wasTold = isLater(denied.heardAtMs, signed.heardAtMs);
    return wasTold || (signed.atMs !== null && denied.heardAtMs >= signed.atMs + CLOCKS_MS);
  });
}

function endedBeforeSigned(claims: readonly Claim[]): Pair | null {
  return pairOf(
    saying(claims, "terminated"),
    saying(claims, "signed"),
    (ended, signed) => ended.atMs !== null && signed.atMs !== null && isLater(signed.atMs, ended.atMs),
  );
}

/** A query that came after the end and yet says SIGNED. */
function stillSigned(claims: readonly Claim[]): Pair | null {
  const endings = new Set(saying(claims, "terminated").map(refText));
  const asked = saying(claims, "signed").filter((claim) => claim.by === "query" && !endings.has(refText(claim)));
  return pairOf(saying(claims, "terminated"), asked, (ended, signed) => isLater(signed.heardAtMs, ended.heardAtMs));
}

/** Every pre-sign was refused for good, so there was nothing to sign in. */
function signedAfterRefusal(claims: readonly Claim[]): Pair | null {
  if (saying(claims, ...OPENING).length > 0) return null;
  return pairOf(saying(claims, "refused"), saying(claims, "signed"), () => true);
}

function signedTooLate(claims: readonly Claim[]): Pair | null {
  const last = saying(claims, ...OPENING).at(-1);
  if (!last) return null;
  return pairOf(
    [last],
    saying(claims, "signed"),
    (opened, signed) => signed.atMs !== null && signed.atMs > sessionEnd(opened) + CLOCKS_MS,
  );
}

/** The payer gave up, no new session can have been opened, and yet it is signed. Only the platform tells both times. */
function signedAfterGivingUp(claims: readonly Claim[]): Pair | null {
  const opened = saying(claims, ...OPENING);
  return pairOf(saying(claims, "gave_up"), saying(claims, "signed"), (gaveUp, signed) => {
    if (gaveUp.atMs === null || signed.atMs === null || !isLater(signed.atMs, gaveUp.atMs)) return false;
    const { heardAtMs: sinceMs } = gaveUp;
    return !opened.some(({ heardAtMs }) => heardAtMs >= sinceMs && heardAtMs <= signed.heardAtMs);
  });
}

/** What opened a session, or may have. */
const OPENING = ["presigned", "maybe_presigned"] as const;

function twoPayments(claims: readonly Claim[]): Pair | null {
  const paid = saying(claims, "paid").filter(({ id, outTradeNo }) => id !== null && outTradeNo !== null);
  return pairOf(paid, paid, (one, other) => one.outTradeNo === other.outTradeNo && one.id !== other.id);
}

/** One code under two services is two contracts (docs: 查询协议, whose path has both). */
function twoServices(claims: readonly Claim[]): Pair | null {
  const placed = saying(claims, "presigned", "signed", "terminated").filter(({ serviceId }) => serviceId !== null);
  return pairOf(placed.slice(0, 1), placed, (one, other) => one.serviceId !== other.serviceId);
}

function differing(claims: readonly Claim[]): Pair | null {
  const named = claims.filter(({ id }) => id !== null);
  return pairOf(named.slice(0, 1), named, (one, other) => one.id !== other.id);
}

function saying(claims: readonly Claim[], ...what: Claim["says"][]): Claim[] {
  return claims.filter(({ says }) => what.includes(says));
}

function pairOf(
  ones: readonly Claim[],
  others: readonly Claim[],
  clash: (one: Claim, other: Claim) => boolean,
): Pair | null {
  for (const one of ones) {
    const other = others.find((candidate) => clash(one, candidate));
    if (other) return [one, other];
  }
  return null;
}

function isLater(later: number, earlier: number): boolean {
  return later >= earlier + RESOLUTION_MS;
}

function named(kind: ContradictionKind, pair: Pair): Contradiction {
  const evidence = new Map<string, EvidenceRef>();
  for (const claim of pair) if (claim.evidence) evidence.set(refText(claim), claim.evidence);
  return { kind, atMs: Math.max(pair[0].heardAtMs, pair[1].heardAtMs), evidence: [...evidence.values()] };
}

function refText({ evidence, heardAtMs }: Claim): string {
  return evidence ? evidence.id : `fact ${heardAtMs}`;
}

import type { Evidence } from "./contract";
import { documentOf, partiesOf } from "./parties";
import { presignResult } from "./presign-result";
import { type ExchangeEvidence, roleOf } from "./role";

/** The services that a contract was pre-signed for, or told to be of; none where nothing says. */
export type Services = ReadonlySet<number>;

/**
 * What was pre-signed says which service is meant; where nothing was, what documents tell, and a pre-sign that was refused
 * only where nothing else does.
 */
export function servicesOf(pieces: readonly Evidence[]): Services {
  const named = (said: (piece: Evidence) => unknown) =>
    new Set(pieces.flatMap((piece) => partiesOf(said(piece)).serviceId ?? []));
  const presigned = named((piece) => requestOf(piece, (result) => result !== "refused"));
  if (presigned.size > 0) return presigned;
  const told = named(documentOf);
  return told.size > 0 ? told : named((piece) => requestOf(piece, () => true));
}

/**
 * A query or a termination under another service: the platform looks a code up within a service (docs: 查询协议 and 解约协议,
 * whose paths have both), so whatever it answered is of another contract.
 */
export function isAskedElsewhere(piece: Evidence, services: Services): piece is ExchangeEvidence {
  if (piece.kind !== "exchange" || piece.serviceId === null || piece.status === null || piece.verdict === "failed") {
    return false;
  }
  return ["query", "terminate"].includes(roleOf(piece)) && services.size > 0 && !services.has(piece.serviceId);
}

/** The evidence without what was asked of another contract. */
export function speakingOf(pieces: readonly Evidence[]): Evidence[] {
  const services = servicesOf(pieces);
  return pieces.filter((piece) => !isAskedElsewhere(piece, services));
}

function requestOf(piece: Evidence, isMeant: (result: ReturnType<typeof presignResult>) => boolean): unknown {
  if (piece.kind !== "exchange" || roleOf(piece) !== "presign") return null;
  return isMeant(presignResult(piece)) ? piece.request : null;
}

import type { Evidence } from "./contract";
import { documentOf, partiesOf } from "./parties";
import { presignResult } from "./presign-result";
import { type ExchangeEvidence, roleOf } from "./role";

/** The services that a contract was pre-signed for, or told to be of; none where nothing says. */
export type Services = ReadonlySet<number>;

/** A pre-sign that was refused tells of a service only where nothing else does. */
export function servicesOf(pieces: readonly Evidence[]): Services {
  const named = (said: (piece: Evidence) => unknown) =>
    new Set(pieces.flatMap((piece) => partiesOf(said(piece)).serviceId ?? []));
  const known = named((piece) => documentOf(piece) ?? requestOf(piece, (result) => result !== "refused"));
  return known.size > 0 ? known : named((piece) => requestOf(piece, () => true));
}

/**
 * A query that found nothing under another service: the platform looks a code up within a service (docs: 查询协议, whose
 * path has both), so this says nothing of the contract.
 */
export function isAskedElsewhere(piece: Evidence, services: Services): piece is ExchangeEvidence {
  if (piece.kind !== "exchange" || piece.status !== 404 || piece.verdict === "failed") return false;
  if (roleOf(piece) !== "query" || piece.serviceId === null) return false;
  return services.size > 0 && !services.has(piece.serviceId);
}

function requestOf(piece: Evidence, isMeant: (result: ReturnType<typeof presignResult>) => boolean): unknown {
  if (piece.kind !== "exchange" || roleOf(piece) !== "presign") return null;
  return isMeant(presignResult(piece)) ? piece.request : null;
}

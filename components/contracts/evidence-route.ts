import type { EvidenceRef } from "@/lib/contracts/contract";
import { routes } from "@/lib/routes";

/** The page on which a piece of evidence stands whole. */
export function evidenceRoute({ kind, id }: EvidenceRef): string {
  return kind === "exchange" ? routes.exchange(id) : routes.notification(id);
}

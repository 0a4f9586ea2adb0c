import type { Contract, Lane } from "./contract";

/** Who can end a contract, and whose act that is (docs: 委托代扣 contract_termination_mode; this product's list is not public). */
const LANES = {
  USER_TERMINATE: "payer",
  MCH_API_TERMINATE: "merchant",
  WEPAY_WEB_TERMINATE: "merchant",
  CUSTOMER_SERVICE_TERMINATE: "payer",
  SYSTEM_TERMINATE: "wechat",
} as const satisfies Record<string, Lane>;

export type EndMode = keyof typeof LANES;

/** The mode that a platform's word is, or null for one that is not known. */
export function endModeOf(by: string | null): EndMode | null {
  return by !== null && Object.hasOwn(LANES, by) ? (by as EndMode) : null;
}

/** Who acted when it ended; the platform where nothing says who. */
export function laneOfEnd(by: string | null): Lane {
  const mode = endModeOf(by);
  return mode === null ? "wechat" : LANES[mode];
}

/** Who ended the contract, in the platform's word; null while it has not ended or nothing says who. */
export function endedBy({ signing }: Pick<Contract, "signing">): string | null {
  return signing.state === "terminated" ? signing.by : null;
}

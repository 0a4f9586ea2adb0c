import type { Shape } from "../shape";
import type { contracts as source } from "../zh-cn/contracts";

export const contracts: Shape<typeof source> = {
  title: "Contracts",
  description: "Outcomes that follow from evidence: how far each contract got, and what says so.",
  empty: "No contracts yet",
  emptyText: "A contract appears here after its first pre-sign call.",
};

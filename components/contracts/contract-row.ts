import type { Outcome } from "@/lib/contracts/outcome";

/** A contract as the list shows it; `nowMs` is the moment at which the outcome was true. */
export type ContractRow = {
  profileId: string;
  profileName: string;
  contractCode: string;
  lastAtMs: number;
  outcome: Outcome;
};

/** `next` is where the page of older ones begins, or null. */
export type ContractPage = { items: ContractRow[]; next: string | null };

import type { ContradictionKind } from "@/lib/contracts/contract";
import type { OutcomeKind } from "@/lib/contracts/outcome";
import type { Understanding } from "@/lib/contracts/understand";

/**
 * A contract as the list shows it. `outcome` is what is known of it, by the simulated platform too; `recorded` what our
 * own evidence alone comes to, which is what a search goes by.
 */
export type ContractRow = {
  profileId: string;
  profileName: string;
  contractCode: string;
  lastAtMs: number;
  outcome: OutcomeKind;
  recorded: OutcomeKind;
  /** Who ended it, in the platform's word. */
  endedBy: string | null;
  promptUntilMs: number | null;
  /** What time it is for this contract: by the sandbox's clock, or by the real one. */
  nowMs: number;
  contradictions: number;
  disputed: ContradictionKind | null;
};

/**
 * `next` is where the page of older ones begins, or null. `updating`: evidence has come that the search does not know
 * yet. `how` `beginning`: nothing bears the pasted text itself.
 */
export type ContractPage = {
  items: ContractRow[];
  next: string | null;
  understood: Understanding;
  how: "exact" | "beginning";
  updating: boolean;
  nowMs: number;
};

import { useNow } from "@/components/contracts/use-now";

/** The sandbox's time when the page was made, and whether it goes on from there. */
export type SandboxNow = { ms: number; runs: boolean };

/** The sandbox's time, once a second; a frozen clock stands still. */
export function useSandboxNow({ ms, runs }: SandboxNow): number {
  return useNow(ms, runs);
}

import type { FaultMode } from "@/lib/simulator/fault-kinds";

/** How often a fault shall strike, as the form has it: texts, because that is what one types. */
export type Strike = { kind: FaultMode["kind"]; n: string; percent: string; seed: string; mchid: string };

export const START: Strike = { kind: "next", n: "1", percent: "50", seed: "1", mchid: "" };

export const MOST = { n: 1000, percent: 100, seed: 2 ** 31 - 1 } as const;

/** What the platform is told; what cannot be read counts as the nearest thing that can. */
export function modeOf({ kind, n, percent, seed }: Strike): FaultMode {
  if (kind === "next") return { kind, n: whole(n, 1, MOST.n) };
  return { kind, share: whole(percent, 1, MOST.percent) / 100, seed: whole(seed, 0, MOST.seed) };
}

function whole(text: string, least: number, most: number): number {
  const number = Math.round(Number(text));
  return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : least;
}

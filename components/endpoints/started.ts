import type { CaseId } from "@/lib/endpoints/catalogue";
import type { TargetRule } from "@/lib/targets/policy";

/** What became of the wish to test an endpoint. */
export type Started =
  | { kind: "started"; runId: string }
  | { kind: "refused"; rule: TargetRule | "query" | "no_merchant" | "busy" };

export type StartRun = (input: { mchid: string; url: string; only: CaseId[] }) => Promise<{ data?: Started }>;

export type StopRun = (input: { runId: string }) => Promise<{ data?: { result: "stopped" | "over" | "unknown" } }>;

/** Where the files of an endpoint are, and what in them is no secret. */
export type HandedOut = { folder: string; mchid: string; publicKeyId: string; platformSerial: string };

import { TERMINATION_MODES, type TerminationMode } from "@/lib/simulator/termination-modes";

/** Who can end a contract beside the merchant's own call. */
export type Ender = Exclude<TerminationMode, "MCH_API_TERMINATE">;

export const ENDERS = TERMINATION_MODES.filter((mode): mode is Ender => mode !== "MCH_API_TERMINATE");

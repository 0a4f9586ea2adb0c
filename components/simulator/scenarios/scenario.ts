/** The stories that can be played at the press of a button. */
export const SCENARIOS = ["agree", "decline", "close", "payment_fails", "expire", "lost", "forged"] as const;

export type Scenario = (typeof SCENARIOS)[number];

/** Where a story led and by how much it turned the sandbox's clock, or why it could not go on. */
export type Played =
  | { kind: "played"; profileId: string; contractCode: string; turnedMs: number }
  | { kind: "stopped"; why: string };

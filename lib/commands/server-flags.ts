/**
 * Node's options for the process that serves. A call leaves some 120 KB behind, so the young generation at its usual
 * size (16 MB at most) is collected at more than one call in a hundred, which is then two milliseconds late; at 64 MB at
 * less than one. Once it has filled up, under load, it holds up to 130 MB.
 */
export const SERVER_FLAGS = ["--min-semi-space-size=64", "--max-semi-space-size=64"] as const;

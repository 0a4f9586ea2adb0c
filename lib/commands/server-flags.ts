/**
 * Node's options for the process that serves. A call leaves some 120 KB behind, so the young generation at its usual
 * size (16 MB at most) is collected at more than one call in a hundred, which is then two milliseconds late; at 32 MB at
 * less than one. It costs up to 50 MB of memory.
 */
export const SERVER_FLAGS = ["--min-semi-space-size=32", "--max-semi-space-size=32"] as const;

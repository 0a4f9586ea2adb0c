/** How many bytes of bodies a door holds at once, over all its connections. */
export type BodyBudget = {
  /** False when that many more would be too many; what was taken is given back by `release`. */
  take(bytes: number): boolean;
  release(bytes: number): void;
};

export function createBodyBudget(maxBytes: number): BodyBudget {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > maxBytes) return false;
      held += bytes;
      return true;
    },
    release(bytes) {
      held -= bytes;
    },
  };
}

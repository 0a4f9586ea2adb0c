import { randomBytes } from "node:crypto";

const POOL_BYTES = 4096;

/** Random bytes for nonces and identifiers, fetched many at a time: asking the system for each is what costs. None is given twice. */
export function pooledRandom(): (bytes: number) => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (bytes > POOL_BYTES / 16) return randomBytes(bytes);
    if (used + bytes > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    used += bytes;
    return pool.slice(used - bytes, used);
  };
}

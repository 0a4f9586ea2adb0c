import { member, parseJson } from "@/lib/wechatpay/json";

/** How deep objects and lists may lie in each other; what is deeper is found by text alone. */
export const DEEPEST = 32;
/** How many values of a resource are looked at, the shallow ones first; what is beyond them is found by text alone. */
export const MOST_VALUES = 2_000;
/** No filter asks for a longer path and value. */
const LONGEST = 400;

/** A value, and the names that lead to it, joined by points; lists add none. */
export type Leaf = { path: string; value: string };

type Inner = { path: string; value: unknown };

/**
 * The values by which a decrypted resource is found, within limits: whoever has an inbox's keys may seal anything, and
 * one notification must not hold up the index of all. None when the text is no JSON.
 */
export function leavesOf(resource: string): Leaf[] {
  const leaves: Leaf[] = [];
  let left = MOST_VALUES;
  let level: Inner[] = [{ path: "", value: parseJson(resource) }];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const below: Inner[] = [];
    for (const { path, value } of level) {
      if (typeof value === "object" && value !== null) below.push(...membersOf(path, value, left - below.length));
      else if (path !== "" && path.length + String(value).length < LONGEST) leaves.push({ path, value: String(value) });
    }
    left -= below.length;
    level = below;
  }
  return leaves;
}

function membersOf(path: string, value: object, most: number): Inner[] {
  if (Array.isArray(value)) return value.slice(0, most).map((item) => ({ path, value: item }));
  const members: Inner[] = [];
  for (const name in value) {
    if (members.length >= most) break;
    const longer = path === "" ? name : `${path}.${name}`;
    if (longer.length < LONGEST) members.push({ path: longer, value: member(value, name) });
  }
  return members;
}

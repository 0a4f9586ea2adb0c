/** The only scheme of this sandbox; the platform also knows `WECHATPAY2-SM2-WITH-SM3`. */
export const SCHEME = "WECHATPAY2-SHA256-RSA2048";

export type Authorization = { mchid: string; nonce: string; signature: string; timestamp: string; serialNo: string };

/** What was read from an Authorization header, or the first thing that is wrong with it (`at`: character position). */
export type ReadAuthorization =
  | { kind: "ok"; value: Authorization }
  | { kind: "missing" }
  | { kind: "scheme"; scheme: string }
  | { kind: "malformed"; at: number };

/** `WECHATPAY2-SHA256-RSA2048 mchid="…",nonce_str="…",signature="…",timestamp="…",serial_no="…"` (docs 4012365872). */
export function formatAuthorization(value: Authorization): string {
  const pairs: [string, string][] = [
    ["mchid", value.mchid],
    ["nonce_str", value.nonce],
    ["signature", value.signature],
    ["timestamp", value.timestamp],
    ["serial_no", value.serialNo],
  ];
  return `${SCHEME} ${pairs.map(([key, text]) => `${key}="${text}"`).join(",")}`;
}

/** Members in any order, ASCII quotes, comma separated, no spaces, one line, each exactly once; anything else is malformed. */
export function readAuthorization(header: string | null): ReadAuthorization {
  if (header === null || header === "") return { kind: "missing" };
  const scheme = /^[A-Za-z0-9-]+/.exec(header)?.[0] ?? "";
  if (scheme === "" || header[scheme.length] !== " ") return { kind: "malformed", at: scheme.length };
  if (scheme !== SCHEME) return { kind: "scheme", scheme };
  return readPairs(header, scheme.length + 1);
}

const MEMBERS = ["mchid", "nonce_str", "signature", "timestamp", "serial_no"];

/** What a pair consists of, in order. A value is visible ASCII: no space, no line break, no Chinese quotation mark. */
const PAIR = /([a-z_]+)="([!#-~]+)"/y;
const PARTS = [/[a-z_]+/y, /=/y, /"/y, /[!#-~]+/y, /"/y];

function readPairs(header: string, start: number): ReadAuthorization {
  const found = new Map<string, string>();
  let at = start;
  do {
    PAIR.lastIndex = at;
    const [pair, name, value] = PAIR.exec(header) ?? [];
    if (!pair || !name || !value) return { kind: "malformed", at: brokenAt(header, { at, found }) };
    if (!isExpected(name, found)) return { kind: "malformed", at };
    found.set(name, value);
    at += pair.length;
  } while (header[at] === "," && ++at);
  const [mchid, nonce, signature, timestamp, serialNo] = MEMBERS.map((member) => found.get(member));
  if (at < header.length || !mchid || !nonce || !signature || !timestamp || !serialNo) return { kind: "malformed", at };
  return { kind: "ok", value: { mchid, nonce, signature, timestamp, serialNo } };
}

function isExpected(name: string, found: ReadonlyMap<string, string>): boolean {
  return MEMBERS.includes(name) && !found.has(name);
}

/** The first part of the pair there that is not as it must be. */
function brokenAt(header: string, { at, found }: { at: number; found: ReadonlyMap<string, string> }): number {
  let end = at;
  for (const part of PARTS) {
    part.lastIndex = end;
    const text = part.exec(header)?.[0];
    if (text === undefined || (end === at && !isExpected(text, found))) return end;
    end += text.length;
  }
  return end;
}

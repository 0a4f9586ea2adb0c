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

/** Members in any order, ASCII quotes, comma separated, no spaces, each exactly once; anything else is malformed. */
export function readAuthorization(header: string | null): ReadAuthorization {
  if (header === null || header === "") return { kind: "missing" };
  const space = header.indexOf(" ");
  if (space < 1) return { kind: "malformed", at: header.length };
  const scheme = header.slice(0, space);
  if (!/^[A-Z0-9-]+$/.test(scheme)) return { kind: "malformed", at: 0 };
  if (scheme !== SCHEME) return { kind: "scheme", scheme };
  return readPairs(header, space + 1);
}

const MEMBERS = ["mchid", "nonce_str", "signature", "timestamp", "serial_no"];

function readPairs(header: string, start: number): ReadAuthorization {
  const pair = /([a-z_]+)="([^"]+)"(,|$)/y;
  const found = new Map<string, string>();
  let at = start;
  while (at < header.length) {
    pair.lastIndex = at;
    const match = pair.exec(header);
    const [, key = "", value = ""] = match ?? [];
    if (!match || !MEMBERS.includes(key) || found.has(key)) return { kind: "malformed", at };
    found.set(key, value);
    at = pair.lastIndex;
  }
  const [mchid, nonce, signature, timestamp, serialNo] = MEMBERS.map((member) => found.get(member));
  if (!mchid || !nonce || !signature || !timestamp || !serialNo || header.endsWith(","))
    return { kind: "malformed", at };
  return { kind: "ok", value: { mchid, nonce, signature, timestamp, serialNo } };
}

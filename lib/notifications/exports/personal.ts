/** Members of the decrypted resource that tell of a person. */
const PERSONAL = ["openid", "sp_openid", "sub_openid", "contract_display_account", "display_account"];

const MEMBER = new RegExp(`("(?:${PERSONAL.join("|")})"\\s*:\\s*")((?:[^"\\\\]|\\\\.)*)(")`, "g");

/** The same JSON text with openids and display accounts masked, all but their first two letters; the rest as it was. */
export function maskPersonal(json: string): string {
  return json.replace(MEMBER, (_whole, before: string, value: string, after: string) => {
    const [first = "", second = ""] = value.startsWith("\\") ? [] : [...value];
    return `${before}${first}${second === "\\" ? "" : second}***${after}`;
  });
}

/** Headers that let someone in: their values never leave. */
const SECRET = ["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"];

export function withoutSecrets<Pair extends readonly [string, string]>(headers: readonly Pair[]): [string, string][] {
  return headers.map(([name, value]) => [name, SECRET.includes(name.toLowerCase()) ? "***" : value]);
}

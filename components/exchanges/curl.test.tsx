import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { curlOf, freshForMs } from "./curl";

describe("the curl command", () => {
  it("hands the shell exactly the bytes that were sent, whatever is in them", () => {
    const body = `{"a":"it's $HOME \`id\` \\\\ 微信\\n","b":"'"}\n`;
    const command = curlOf({
      method: "POST",
      url: "http://localhost:3001/v3/x?a=1&b='2'",
      pathAndQuery: "/v3/x?a=1&b='2'",
      headers: [["Authorization", 'WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="n"']],
      body,
    });
    const asked = execFileSync("sh", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: "utf8" });
    expect(asked.split("\0").slice(0, -1)).toEqual([
      "-X",
      "POST",
      "http://localhost:3001/v3/x?a=1&b='2'",
      "-H",
      'Authorization: WECHATPAY2-SHA256-RSA2048 mchid="1",nonce_str="n"',
      "--data-binary",
      body,
    ]);
  });

  it("says how long its signature is still fresh", () => {
    expect(freshForMs("1554208460", 1_554_208_460_000)).toBe(300_000);
    expect(freshForMs("1554208460", 1_554_208_700_000)).toBe(60_000);
    expect(freshForMs("1554208460", 1_554_209_000_000)).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { canonicalText, requestCanonical } from "@/lib/wechatpay/canonical";
import { exampleForm } from "@/lib/wechatpay/form";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { sheetOf } from "@/lib/wechatpay/sheet";
import { previewOf, signedLines } from "./canonical-preview";

describe("the canonical preview", () => {
  it("shows lines whose byte lengths, line feeds included, add up to the string that would be signed", () => {
    for (const op of OPERATIONS) {
      const preview = previewOf(sheetOf(op), exampleForm(op));
      expect(preview.lines).toHaveLength(5);
      expect(preview.lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(preview.totalBytes);
      expect(preview.lines[4]?.bytes).toBe(preview.bodyBytes + 1);
      expect(preview.bodyBytes === 0).toBe(op.method === "GET");
    }
  });

  it("keeps a body with line feeds of its own in the fifth line", () => {
    const body = '{\n  "a": "中"\n}';
    const canonical = canonicalText(
      requestCanonical({ method: "POST", pathAndQuery: "/v3/x", timestamp: "1554208460", nonce: "n", body }),
    );
    const lines = signedLines(canonical);
    expect(lines.map((line) => line.text)).toEqual(["POST", "/v3/x", "1554208460", "n", body]);
    expect(lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(new TextEncoder().encode(canonical).length);
  });

  it("gives a GET its empty fifth line", () => {
    expect(signedLines("GET\n/v3/certificates\n1554208460\nabc\n\n").at(-1)).toEqual({ text: "", bytes: 1 });
  });
});

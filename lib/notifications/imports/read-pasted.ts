import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { type Captured, type ImportProblem, type ImportReading, problemsOf } from "./captured";

/** What was typed or chosen. A body as text has the line ends that the browser gave it; as Base64, its very bytes. */
export type Pasted = {
  headers: string;
  body: { kind: "text"; text: string } | { kind: "base64"; base64: string };
  capturedAtMs: number | null;
};

/** Header lines `Name: value`, with or without the request's first line; the body beside them. */
export function readPasted(
  pasted: Pasted,
  { defaultPath, nowMs }: { defaultPath: string; nowMs: number },
): ImportReading {
  const problems: ImportProblem[] = [];
  const lines = pasted.headers.split(/\r\n|\n|\r/);
  const first = /^([A-Z]{1,16}) (\/\S*)(?: HTTP\/[\d.]+)?$/.exec(lines[0] ?? "");
  const headers: HeaderPair[] = [];
  lines.forEach((line, index) => {
    if ((first && index === 0) || line.trim() === "") return;
    // Tools write a header as `Name: value`, some as `Name:value`; a pseudo header of HTTP/2 begins with a colon.
    const [, name, value] = /^([^:\s]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (line.startsWith(":")) return;
    if (name === undefined) problems.push({ entry: null, field: "headers", rule: "not_a_header", at: `${index + 1}` });
    else headers.push([name, value ?? ""]);
  });
  if (headers.length === 0 && problems.length === 0) {
    problems.push({ entry: null, field: "headers", rule: "empty", at: "" });
  }
  const body = bytesOf(pasted.body);
  if (body === null) problems.push({ entry: null, field: "body", rule: "not_base64", at: "" });
  const captured: Captured = {
    source: "pasted",
    method: first?.[1] ?? "POST",
    pathAndQuery: first?.[2] ?? defaultPath,
    headers,
    body: body ?? new Uint8Array(),
    capturedAtMs: pasted.capturedAtMs,
  };
  const all = [...problems, ...problemsOf(captured, null, nowMs)];
  if (all.length > 0) return { kind: "broken", problems: all };
  return { kind: "read", captured: [captured], passedOver: 0, bodiless: [] };
}

function bytesOf(body: Pasted["body"]): Uint8Array | null {
  if (body.kind === "text") return new TextEncoder().encode(body.text);
  const base64 = body.base64.replace(/\s+/g, "");
  return base64 === "" ? new Uint8Array() : strictBase64(base64);
}

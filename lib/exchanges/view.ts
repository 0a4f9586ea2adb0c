import { createHash } from "node:crypto";
import { diagnoseSignature } from "@/lib/wechatpay/diagnose";
import { identifier, parseObject, textMember } from "@/lib/wechatpay/json";
import type { Exchange, Reply } from "./exchange";
import type { BodyView, ExchangeView, ReplyView } from "./exchange-view";
import type { OpenedPart } from "./opened-reply";

/** An exchange made fit for a browser: bytes as text, with their true count and hash, and what was `opened` of them. */
export function toView(exchange: Exchange, opened: OpenedPart[] = []): ExchangeView {
  const reply = replyView(exchange.reply);
  return {
    ...exchange,
    requestBody: bodyView(new TextEncoder().encode(exchange.request.body)),
    reply,
    opened,
    diagnosis: reply.kind === "reply" ? diagnoseSignature(exchange.signing.canonical, reply.body.text) : null,
  };
}

function replyView(reply: Reply): ReplyView {
  if (reply.kind === "failure") return reply;
  const body = bodyView(reply.body);
  const answer = parseObject(body.text);
  return { ...reply, body, code: identifier(answer, "code"), message: textMember(answer, "message") };
}

function bodyView(bytes: Uint8Array): BodyView {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { text, bytes: bytes.length, sha256, exact: Buffer.from(text).equals(bytes) };
}

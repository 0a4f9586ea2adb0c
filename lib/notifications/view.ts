import { createHash } from "node:crypto";
import { canonicalText, replyCanonical } from "@/lib/wechatpay/canonical";
import { type Envelope, readEnvelope } from "@/lib/wechatpay/envelope";
import { headerValue } from "@/lib/wechatpay/header";
import type { Notification } from "./notification";

/** What can be read out of a notification's bytes. */
export type BytesView = {
  envelope: Envelope | null;
  /** SHA-256 of the body, hex. */
  sha256: string;
  /** The three signed lines, or null when a header is missing. */
  canonical: string | null;
};

/** A notification's raw bytes made fit for showing. */
export function bytesView({ headers, body }: Pick<Notification, "headers" | "body">): BytesView {
  const envelope = readEnvelope(body);
  const timestamp = headerValue(headers, "Wechatpay-Timestamp");
  const nonce = headerValue(headers, "Wechatpay-Nonce");
  return {
    envelope: envelope.kind === "ok" ? envelope.envelope : null,
    sha256: createHash("sha256").update(body).digest("hex"),
    canonical: timestamp === null || nonce === null ? null : canonicalText(replyCanonical({ timestamp, nonce, body })),
  };
}

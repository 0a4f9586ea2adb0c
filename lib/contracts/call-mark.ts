import { textMember } from "@/lib/wechatpay/json";
import type { Mark, MarkKind } from "./contract";
import type { ExchangeEvidence } from "./role";

/** A mark of one of our own calls. */
export function mark(piece: ExchangeEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "exchange", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "merchant", kind, source: "recorded", counted: true, evidence, detail };
}

/** The platform's code and text of a refusal; the status where it said none. */
export function refusal(piece: ExchangeEvidence): { code: string; message: string } {
  return {
    code: textMember(piece.reply, "code") ?? String(piece.status),
    message: textMember(piece.reply, "message") ?? "",
  };
}

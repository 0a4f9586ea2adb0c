import type { GivenAnswer } from "@/lib/inboxes/answers";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { Notification } from "../notification";

/**
 * What an export writes of one notification. `answer`: what its inbox was told, null where it answered as usual.
 * `receivedMs`: real time, by which its signature can be judged again, whatever the sandbox's clock said.
 */
export type Exportable = { notification: Notification; answer: GivenAnswer | null; receivedMs: number; url: string };

export type ExportOptions = { isMasked: boolean };

/** An export as a text that is written piece by piece: `open`, then the items, `between` between two of them, `close`. */
export type ExportForm = {
  contentType: string;
  extension: string;
  open: string;
  between: string;
  close: string;
  item(exportable: Exportable, options: ExportOptions): string;
};

/** The body as text, or null where it is no UTF-8: then only its Base64 tells it. */
export function utf8OrNull(body: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

/** Status, headers and body of what was answered; status 0 and nothing where nothing was. */
export function answered({ notification, answer }: Pick<Exportable, "notification" | "answer">) {
  const headers: HeaderPair[] = answer?.headers ?? [];
  const body = answer?.body ?? new Uint8Array();
  return {
    status: answer ? (answer.status ?? 0) : notification.answeredStatus,
    headers,
    body,
    tookMs: answer?.tookMs ?? 0,
  };
}

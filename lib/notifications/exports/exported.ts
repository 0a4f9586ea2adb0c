import type { GivenAnswer } from "@/lib/inboxes/answers";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { Notification } from "../notification";
import { usualAnswer } from "../receive";

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

const NONE = new Uint8Array();

export type Answered = { status: number; headers: HeaderPair[]; body: Uint8Array | null; tookMs: number };

/**
 * What was answered; status 0 and nothing where nothing was. A usual answer is not kept but follows from the checks;
 * `body` is null where it does not.
 */
export function answered({ notification, answer }: Pick<Exportable, "notification" | "answer">): Answered {
  const tookMs = answer?.tookMs ?? 0;
  if (answer !== null && answer.kind !== "delay") {
    return { status: answer.status ?? 0, headers: answer.headers, body: answer.body ?? NONE, tookMs };
  }
  const status = answer?.status ?? notification.answeredStatus;
  if (status === 0) return { status, headers: [], body: NONE, tookMs };
  const usual = usualAnswer(notification.checks);
  if (usual.status !== status) return { status, headers: [], body: null, tookMs };
  const headers: HeaderPair[] = usual.body === "" ? [] : [["Content-Type", "application/json; charset=utf-8"]];
  return { status, headers, body: Buffer.from(usual.body, "utf8"), tookMs };
}

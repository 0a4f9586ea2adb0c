import { createHash } from "node:crypto";
import type { Limits, Reply } from "@/lib/egress";
import { readAnswer } from "@/lib/notifications/reading";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { type Bend, type Contract, type Notice, newContract, noticeOf } from "./notice";
import type { EndpointOutside, Examinee } from "./outside";
import type { Expected, SeenAnswer, Step, StepLabel } from "./result";

/** How a notification is told, and what the endpoint ought to make of it. */
export type Telling = {
  label: StepLabel;
  expected: Expected;
  /** `own`: the key of the merchant's mode; `other`: the platform's second one, under its own serial. */
  key?: "own" | "other";
  /** How far the signed timestamp stands from now. */
  offsetSeconds?: number;
  /** After signing. */
  bendHeaders?: (headers: HeaderPair[]) => HeaderPair[];
  /** After signing. */
  bendBody?: (body: string) => string;
  isSlow?: boolean;
};

/** What a case may do to an endpoint; each telling is kept as a step. */
export type Examiner = {
  random: EndpointOutside["random"];
  contract(given?: Partial<Contract>): Contract;
  notice(contract: Contract, bend?: Bend): Notice;
  /** Headers over a body by the merchant's other key, to take one of them from. */
  otherHeaders(notice: Notice): Promise<HeaderPair[]>;
  tell(notice: Notice, telling: Telling): Promise<void>;
};

const SHOWN_CHARACTERS = 2000;
const MAX_ANSWER_BYTES = 64 * 1024;
const SLOW_PIECES = 10;

export function createExaminer(
  { url, merchant }: { url: string; merchant: Examinee },
  outside: Omit<EndpointOutside, "store">,
): Examiner & { steps: Step[] } {
  const steps: Step[] = [];
  const { random, wireClock, voice, send, patience } = outside;

  async function headersOf(body: string, { key = "own", offsetSeconds = 0 }: Partial<Telling>): Promise<HeaderPair[]> {
    const timestamp = unixSeconds(wireClock.now() + offsetSeconds * 1000);
    return voice.sign({
      mchid: merchant.mchid,
      body,
      timestamp,
      nonce: nonceFrom(random(32)),
      key: keyOf(merchant, key),
    });
  }

  function limitsOf(body: string, isSlow: boolean): Limits {
    const { answerWithinMs, slowBodyMs } = patience;
    const limits: Limits = { timeoutMs: answerWithinMs, maxBytes: MAX_ANSWER_BYTES, cut: true };
    if (!isSlow) return limits;
    const bytes = Math.ceil(Buffer.byteLength(body) / SLOW_PIECES);
    return { ...limits, pace: { bytes, everyMs: slowBodyMs / SLOW_PIECES } };
  }

  return {
    steps,
    random,
    contract: (given) => newContract(outside, given),
    notice: (contract, bend = {}) => noticeOf(contract, merchant, { bend, world: outside }),
    otherHeaders: ({ body }) => headersOf(body, { key: "other" }),
    async tell(notice, telling) {
      outside.stop.throwIfAborted();
      const { bendHeaders = (headers) => headers, bendBody = (body) => body, isSlow = false } = telling;
      const headers = bendHeaders(await headersOf(notice.body, telling));
      const body = bendBody(notice.body);
      const reply = await send({ method: "POST", url, headers, body }, limitsOf(body, isSlow));
      const reading = readAnswer(reply);
      const { label, expected } = telling;
      const isAsExpected = expected === "acknowledged" ? reading.kind === "delivered" : isRefusal(reply);
      steps.push({ label, expected, isAsExpected, sent: sentOf(headers, body), answer: seen(reply), reading });
    },
  };
}

/** While the keys are being switched, the certificate is the one that an endpoint has known for longer. */
function keyOf({ keyMode }: Examinee, which: "own" | "other"): "certificate" | "public_key" {
  return (keyMode === "public_key") === (which === "own") ? "public_key" : "certificate";
}

/** WeChat Pay docs (回调通知): a notification that does not verify is answered 4xx or 5xx; silence is no answer. */
function isRefusal(reply: Reply): boolean {
  return reply.kind === "reply" && reply.status >= 400 && reply.status < 600;
}

function sentOf(headers: HeaderPair[], body: string): Step["sent"] {
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { headers, body: body.slice(0, SHOWN_CHARACTERS), bytes: Buffer.byteLength(body), sha256 };
}

function seen(reply: Reply): SeenAnswer {
  if (reply.kind === "failure") return { kind: "failure", code: reply.code, tookMs: reply.tookMs };
  const { status, headers, body, tookMs } = reply;
  return {
    kind: "reply",
    status,
    contentType: headerValue(headers, "Content-Type"),
    location: headerValue(headers, "Location"),
    body: new TextDecoder().decode(body).slice(0, SHOWN_CHARACTERS),
    tookMs,
  };
}

import type { Clock } from "@/lib/clock";
import { type Store, write } from "@/lib/db/client";
import type { Reply, Send } from "@/lib/egress";
import type { Answer, ToldAnswer, Turn } from "@/lib/notifications/answer";
import type { Notification } from "@/lib/notifications/notification";
import { onwardHeaders } from "@/lib/notifications/onward";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import type { Told } from "./answer-plan";
import { type GivenAnswer, keepAnswer } from "./answers";
import type { KnownPlans } from "./known-plans";
import { takeTurn } from "./store";

type Outside = { store: Store; plans: KnownPlans; wireClock: Clock; send: Send };

/** The platform has given up long before; whoever watches learns what the backend would have said. */
const RELAY_LIMITS = { timeoutMs: 30_000, maxBytes: 1024 * 1024 };

/** What an inbox was told to do with its next notification; costs nothing where it answers as usual. */
export function turns(outside: Outside): (inbox: string) => null | Promise<Turn | null> {
  return (inbox) => {
    const usual = outside.plans.isUsual(inbox);
    return usual === true ? null : next(inbox, usual, outside);
  };
}

async function next(inbox: string, usual: boolean | Promise<boolean>, outside: Outside): Promise<Turn | null> {
  if (await usual) return null;
  const told = await takeTurn(outside.store, inbox);
  if (told === null || told.kind === "as_usual") return null;
  return { statusFor: (answer) => statusOf(told, answer), carryOut: carryOut(told, outside) };
}

function statusOf(told: Told, usual: Answer): number {
  if (told.kind === "reply") return told.status;
  return told.kind === "delay" ? usual.status : 0;
}

function carryOut(told: Told, { store, wireClock, send }: Outside): Turn["carryOut"] {
  return async (notification, usual) => {
    const { given, answer } = await answerOf(told, { notification, usual, send });
    const row = { notificationId: notification.id, atMs: wireClock.now(), ...given };
    await write(store, (tx, publish) => keepAnswer(tx, publish, row));
    return answer;
  };
}

type Given = Omit<GivenAnswer, "notificationId" | "atMs">;

const NOTHING: Given = { kind: "silent", status: null, tookMs: 0, failure: null, url: null, headers: [], body: null };

async function answerOf(
  told: Told,
  { notification, usual, send }: { notification: Notification; usual: Answer; send: Send },
): Promise<{ given: Given; answer: ToldAnswer }> {
  if (told.kind === "silent") return { given: NOTHING, answer: { kind: "silent" } };
  if (told.kind === "reply") {
    const { status, headers } = told;
    const body = Buffer.from(told.body, "utf8");
    return {
      given: { ...NOTHING, kind: "reply", status, headers, body },
      answer: { kind: "reply", status, headers, body },
    };
  }
  if (told.kind === "relay") return relayed(told.url, notification, send);
  const delayMs = told.kind === "delay" ? told.delayMs : 0;
  return {
    given: { ...NOTHING, kind: "delay", status: usual.status, tookMs: delayMs, body: Buffer.from(usual.body, "utf8") },
    answer: { kind: "delayed", delayMs, answer: usual },
  };
}

/**
 * Ours, and only a relay adds it: the inboxes that a notification has been relayed by. An address can lead back here by
 * a name that nobody could have known for our own, and a loop would end nowhere.
 */
const RELAYED_BY = "Qianyue-Relayed-By";
const MOST_RELAYS = 8;

async function relayed(url: string, notification: Notification, send: Send) {
  const { method, body, inbox } = notification;
  const came = onwardHeaders(notification.headers);
  const passed = (headerValue(came, RELAYED_BY) ?? "").split(",").flatMap((one) => one.trim() || []);
  const isLoop = passed.includes(inbox) || passed.length >= MOST_RELAYS;
  const onward: HeaderPair[] = [
    ...came.filter(([name]) => name.toLowerCase() !== RELAYED_BY.toLowerCase()),
    [RELAYED_BY, [...passed, inbox].join(", ")],
  ];
  const reply = isLoop ? LOOP : await send({ method, url, headers: onward, body }, RELAY_LIMITS);
  const failure = reply.kind === "failure" ? reply.code : null;
  const answer = failure === null ? passedOn(reply) : noAnswer(failure);
  const { status, headers, body: answered } = answer;
  const given: Given = { kind: "relay", status, tookMs: reply.tookMs, failure, url, headers, body: answered };
  return { given, answer };
}

const LOOP: Reply = {
  kind: "failure",
  code: "RELAY_LOOP",
  message: "This inbox has relayed the notification before.",
  tookMs: 0,
};

type ReplyAnswer = Extract<ToldAnswer, { kind: "reply" }>;

function passedOn(reply: Reply): ReplyAnswer {
  if (reply.kind === "failure") return noAnswer(reply.code);
  return { kind: "reply", status: reply.status, headers: onwardHeaders(reply.headers), body: reply.body };
}

/** Gateway Timeout; Loop Detected (RFC 5842, 7.2). */
const STATUSES: Readonly<Record<string, number>> = { TIMEOUT: 504, RELAY_LOOP: 508 };

/** As a gateway in front of a backend that is not there would. */
function noAnswer(code: string): ReplyAnswer {
  const body = JSON.stringify({ code: "FAIL", message: `the backend gave no answer: ${code}` });
  return {
    kind: "reply",
    status: STATUSES[code] ?? 502,
    headers: [["Content-Type", "application/json; charset=utf-8"]],
    body: Buffer.from(body, "utf8"),
  };
}

import type { Reply } from "@/lib/egress";
import type { Locale } from "@/lib/i18n/locale";
import { type Reading, readAnswer } from "@/lib/notifications/reading";
import type { Incoming } from "./listen-pull";

type Begun = { server: string; inbox: string; forwardTo: string; from: string };
type State = { file: string; isContinuing: boolean };
type Down = { code: string; pauseMs: number };
type Refused = { status: number; message: string };

const zh = {
  begin: ({ server, inbox, forwardTo, from }: Begun, { file, isContinuing }: State) =>
    [
      `从 ${server} 的收件箱 ${inbox} 取通知，逐字节转给 ${forwardTo}`,
      isContinuing ? "接着上次的位置" : from === "now" ? "从现在开始（更早的用 --from beginning）" : "从最早的一条开始",
      `位置记在 ${file}`,
    ].join("\n"),
  perhapsTwice: (id: string) => `上次在转发 ${id} 时中断：它可能已经到过，现在再转一次`,
  refused: ({ status, message }: Refused) =>
    status === 409
      ? `服务端不认识保存的位置（数据被换过或恢复过旧备份）。删除位置文件，再用 --from beginning 或 --from now 开始。${message}`
      : `服务端拒绝（${status}）：${message}`,
  lost: (why: string, ms: number) => `与服务端的连接断开：${why}；${seconds(ms)} 秒后重连`,
  back: () => "已重新连上",
  removed: (upToMs: number) => `有些通知还没取走就被保留期限移除了，不会再来（最晚收到于 ${instant(upToMs)}）`,
  stopped: () => "已停止；未转发的留在服务端，下次接着来",
  skipped: ({ id }: Incoming, code: string) => `跳过 ${id}：端点连不上（${code}）`,
  endpointDown: ({ id }: Incoming, { code, pauseMs }: Down) =>
    `端点连不上（${code}），${id} 留着；${seconds(pauseMs)} 秒后再试`,
  noEvent: "（读不出事件）",
  noAnswer: "没有应答",
  delivered: "平台视为成功",
  willRetry: "平台会重发",
  status: (status: number) => `应答 ${status} 不是 200 或 204`,
  redirect: (status: number) => `${status} 是跳转，平台不跟随`,
  timeout: "超过 5 秒",
  unreachable: (code: string) => `连不上（${code}）`,
  notSent: (code: string) => `没有发出（${code}）`,
};

const en: typeof zh = {
  begin: ({ server, inbox, forwardTo, from }, { file, isContinuing }) =>
    [
      `Pulling notifications of inbox ${inbox} at ${server}, forwarding them byte for byte to ${forwardTo}`,
      isContinuing
        ? "Going on from where it stopped"
        : from === "now"
          ? "From now on (--from beginning for earlier ones)"
          : "From the very first one",
      `The place is kept in ${file}`,
    ].join("\n"),
  perhapsTwice: (id) => `It ended while ${id} was being forwarded: it may have arrived, and is forwarded once more`,
  refused: ({ status, message }) =>
    status === 409
      ? `The server does not know the place that was kept (other data, or an old backup). Remove the state file, then begin with --from beginning or --from now. ${message}`
      : `The server refused (${status}): ${message}`,
  lost: (why, ms) => `Lost the server: ${why}; trying again in ${seconds(ms)} s`,
  back: () => "Connected again",
  removed: (upToMs) =>
    `Retention removed notifications before they were pulled; they will not come (received up to ${instant(upToMs)})`,
  stopped: () => "Stopped; what was not forwarded waits at the server for the next time",
  skipped: ({ id }, code) => `Skipped ${id}: the endpoint cannot be reached (${code})`,
  endpointDown: ({ id }, { code, pauseMs }) =>
    `The endpoint cannot be reached (${code}), ${id} is kept; trying again in ${seconds(pauseMs)} s`,
  noEvent: "(no event)",
  noAnswer: "no answer",
  delivered: "the platform takes it as delivered",
  willRetry: "the platform would send it again",
  status: (status) => `${status} is neither 200 nor 204`,
  redirect: (status) => `${status} is a redirect, which it does not follow`,
  timeout: "more than 5 s",
  unreachable: (code) => `not reached (${code})`,
  notSent: (code) => `not sent (${code})`,
};

/** The lines that `npm run listen` writes; plain text. */
export type ListenText = Omit<typeof zh, "noEvent" | "noAnswer" | "delivered" | "willRetry"> & {
  answered(item: Incoming, reply: Reply, nowMs: number): string;
};

export function listenText(locale: Locale): ListenText {
  const words = locale === "en" ? en : zh;
  return {
    ...words,
    answered(item, reply, nowMs) {
      const status = reply.kind === "reply" ? String(reply.status) : words.noAnswer;
      const time = new Date(nowMs).toTimeString().slice(0, 8);
      const event = item.eventType ?? words.noEvent;
      return `${time}  ${event}  ${item.id}  ${status}  ${reply.tookMs} ms  ${reading(readAnswer(reply), words)}`;
    },
  };
}

function reading(read: Reading, words: typeof zh): string {
  if (read.kind === "delivered") return words.delivered;
  if (read.kind === "not_sent") return words.notSent(read.code);
  return `${words.willRetry}: ${reason(read.why, words)}`;
}

function reason(why: Extract<Reading, { kind: "will_retry" }>["why"], words: typeof zh): string {
  if (why.key === "status") return words.status(why.status);
  if (why.key === "redirect") return words.redirect(why.status);
  return why.key === "timeout" ? words.timeout : words.unreachable(why.code);
}

function seconds(ms: number): string {
  return String(ms / 1000);
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

import { STATUS_CODES } from "node:http";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { headerValue } from "@/lib/wechatpay/header";
import { type Answered, answered, type ExportForm, utf8OrNull } from "./exported";
import { maskPersonal, withoutSecrets } from "./personal";

/** HAR 1.2, as browsers' tools open it. What it has no place for stands in members that begin with an underscore. */
export const harForm: ExportForm = {
  contentType: "application/json; charset=utf-8",
  extension: "har",
  open: '{"log":{"version":"1.2","creator":{"name":"Qianyue","version":"1"},"pages":[],"entries":[\n',
  between: ",\n",
  close: "\n]}}\n",
  item({ notification, answer, receivedMs, url }, { isMasked }) {
    const { id, body, headers, method, resource, verdict, eventType } = notification;
    const given = answered({ notification, answer });
    const text = utf8OrNull(body);
    return JSON.stringify({
      startedDateTime: new Date(receivedMs).toISOString(),
      time: given.tookMs,
      request: {
        method,
        url,
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: named(headers),
        queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
        postData: {
          mimeType: headerValue(headers, "Content-Type") ?? "",
          params: [],
          text: text ?? Buffer.from(body).toString("latin1"),
          ...(text === null ? { _base64: Buffer.from(body).toString("base64") } : {}),
        },
        headersSize: -1,
        bodySize: body.length,
      },
      response: {
        status: given.status,
        statusText: STATUS_CODES[given.status] ?? "",
        httpVersion: "HTTP/1.1",
        cookies: [],
        headers: named(given.headers),
        content: content(given),
        redirectURL: "",
        headersSize: -1,
        bodySize: given.body?.length ?? -1,
      },
      cache: {},
      timings: { send: 0, wait: given.tookMs, receive: 0 },
      comment: [id, eventType, verdict].filter((part) => part !== null).join(" "),
      _resource: resource !== null && isMasked ? maskPersonal(resource) : resource,
    });
  },
};

function named(headers: readonly HeaderPair[]) {
  return withoutSecrets(headers).map(([name, value]) => ({ name, value }));
}

function content({ headers, body }: Answered) {
  const mimeType = headerValue(headers, "Content-Type") ?? "x-unknown";
  if (body === null) return { size: -1, mimeType, comment: "the body was not kept" };
  const text = utf8OrNull(body);
  const encoded = text === null ? { text: Buffer.from(body).toString("base64"), encoding: "base64" } : { text };
  return { size: body.length, mimeType, ...encoded };
}

import type { ExportForm } from "./exported";
import { utf8OrNull } from "./exported";
import { maskPersonal, withoutSecrets } from "./personal";

export const JSON_FORMAT = "qianyue-notifications";

/** Our own form: everything, with the exact bytes of the body as Base64; it can be imported again. */
export const jsonForm: ExportForm = {
  contentType: "application/json; charset=utf-8",
  extension: "json",
  open: `{"format":"${JSON_FORMAT}","version":1,"notifications":[\n`,
  between: ",\n",
  close: "\n]}\n",
  item({ notification, answer, receivedMs, url }, { isMasked }) {
    const { body, headers, resource, atMs, ...rest } = notification;
    return JSON.stringify({
      ...rest,
      at: new Date(atMs).toISOString(),
      receivedAt: new Date(receivedMs).toISOString(),
      url,
      headers: withoutSecrets(headers),
      bodyBase64: Buffer.from(body).toString("base64"),
      bodyText: utf8OrNull(body),
      resource: resource !== null && isMasked ? maskPersonal(resource) : resource,
      answered: answer && {
        kind: answer.kind,
        status: answer.status,
        tookMs: answer.tookMs,
        failure: answer.failure,
        headers: withoutSecrets(answer.headers),
        bodyBase64: answer.body && Buffer.from(answer.body).toString("base64"),
      },
    });
  },
};

import { type Answered, answered, type ExportForm, utf8OrNull } from "./exported";
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
    const given = answered({ notification, answer });
    const { status, tookMs } = given;
    const told = { kind: answer?.kind ?? "as_usual", failure: answer?.failure ?? null };
    return JSON.stringify({
      ...rest,
      at: new Date(atMs).toISOString(),
      receivedAt: new Date(receivedMs).toISOString(),
      url,
      headers: withoutSecrets(headers),
      bodyBase64: Buffer.from(body).toString("base64"),
      bodyText: utf8OrNull(body),
      resource: resource !== null && isMasked ? maskPersonal(resource) : resource,
      answered: status === 0 && answer === null ? null : { ...told, status: status || null, tookMs, ...written(given) },
    });
  },
};

function written({ headers, body }: Answered) {
  return { headers: withoutSecrets(headers), bodyBase64: body && Buffer.from(body).toString("base64") };
}

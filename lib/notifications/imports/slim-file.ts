import { isObject, parseJson } from "@/lib/wechatpay/json";
import { isAnother } from "./is-another";

/** What an import may send, once it is slim. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/**
 * The same to `readImportFile`, without what it does not look at: a browser's HAR is pictures and answers for the most
 * part, and the cookies of other sites are nobody's business. What cannot be read stays as it is.
 */
export function slimFile(text: string): string {
  const file = parseJson(text.replace(/^\uFEFF/, ""));
  if (!isObject(file)) return text;
  if (isObject(file.log) && Array.isArray(file.log.entries)) {
    return JSON.stringify({ log: { entries: file.log.entries.map(slimEntry) } });
  }
  if (!Array.isArray(file.notifications)) return text;
  const { format, notifications } = file;
  return JSON.stringify({ format, notifications: notifications.map((one) => only(one, OWN)) });
}

const OWN = ["method", "pathAndQuery", "headers", "bodyBase64", "receivedAt"];
const HAR = ["method", "url", "headers", "bodySize", "postData"];

function slimEntry(entry: unknown): unknown {
  if (!isObject(entry)) return entry;
  const { startedDateTime, request } = entry;
  return { startedDateTime, request: only(request, isAnother(entry) ? ["method"] : HAR) };
}

function only(given: unknown, names: readonly string[]): unknown {
  if (!isObject(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
}

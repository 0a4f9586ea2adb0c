import { isObject } from "@/lib/wechatpay/json";

/** Whether an entry of a HAR is surely no notification, which is a POST with a signature, or with a sealed resource. */
export function isAnother(entry: unknown): boolean {
  const request = isObject(entry) ? entry.request : null;
  if (!isObject(request) || typeof request.method !== "string") return false;
  const { method, headers, postData } = request;
  const isSigned = /"name":"wechatpay-signature"/i.test(JSON.stringify(headers) ?? "");
  const text = isObject(postData) && typeof postData.text === "string" ? postData.text : "";
  return method !== "POST" || !(isSigned || /"ciphertext"\s*:/.test(text));
}

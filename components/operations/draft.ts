import type { FormValues } from "@/lib/wechatpay/form-input";

/** Has served its one request, or died, by the time one comes back; and it is of no use to another merchant. */
const USED_ONCE = ["prepay_id"];

/** Only what differs from the prefilled form, so that codes stay fresh and a changed profile shows through. */
export function draftOf(values: FormValues, base: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== base[name] && !USED_ONCE.includes(name)),
  );
}

/** A draft laid over a prefilled form. What is stored may be old or foreign: unknown members and non-texts are dropped. */
export function applyDraft(base: FormValues, draft: unknown): FormValues {
  const kept = typeof draft === "object" && draft !== null ? Object.entries(draft) : [];
  const texts = kept.filter(([name, value]) => name in base && !USED_ONCE.includes(name) && typeof value === "string");
  return { ...base, ...Object.fromEntries(texts) };
}

/** The draft of one operation under one profile in this browser, or null. Storage may be forbidden: then there is none. */
export function readDraft(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: FormValues): void {
  try {
    if (Object.keys(draft).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the draft and nothing else.
  }
}

export function draftKey(operationId: string, profileId: string): string {
  return `qianyue.draft.${operationId}.${profileId}`;
}

import type { translator } from "@/lib/i18n/translator";
import type { Reading } from "@/lib/notifications/reading";
import type { Step } from "./result";

/** The texts of this room, from a translator of the server or of a page. */
export type EndpointTexts = ReturnType<typeof translator<"endpoints">>;

/** What the endpoint did at one step, and how the platform would have read it. */
export function stepText(step: Step, t: EndpointTexts): string {
  return t("line", { did: didText(step, t), reading: readingText(step.reading, t) });
}

export function didText({ label, answer }: Step, t: EndpointTexts): string {
  const known = { step: t(`step.${label}`), ms: answer.tookMs };
  if (answer.kind === "failure") return t("did.failure", { ...known, code: answer.code });
  return t("did.reply", { ...known, status: answer.status });
}

export function readingText(reading: Reading, t: EndpointTexts): string {
  if (reading.kind === "delivered") return t("reading.delivered");
  if (reading.kind === "not_sent") return t("reading.not_sent", { code: reading.code });
  const { why } = reading;
  if (why.key === "timeout") return t("reading.timeout");
  if (why.key === "unreachable" || why.key === "cut_off") return t(`reading.${why.key}`, { code: why.code });
  return t(`reading.${why.key}`, { status: why.status });
}

import { isObject, parseJson, textMember } from "@/lib/wechatpay/json";
import type { CaseResult, SeenAnswer, Step } from "../result";
import type { Judge } from "./play";

type Replied = Step & { answer: Extract<SeenAnswer, { kind: "reply" }> };

/** Only 200 and 204 are documented; a platform that follows a redirect with a signed body has not been seen. */
export const noRedirect: Judge = (seen) => judged(replies(seen), ({ status }) => status < 300 || status > 399);

/** Nothing at all, or what the older pages ask for; anything else leaves open how it is read. */
export const answerBody: Judge = (seen) => {
  const acknowledged = replies(seen).filter(({ reading }) => reading.kind === "delivered");
  return judged(acknowledged, ({ body }) => body === "" || textMember(parseJson(body), "code") === "SUCCESS");
};

export const refusalBody: Judge = (seen) => {
  const refused = replies(seen).filter(({ answer }) => answer.status >= 400);
  return judged(refused, ({ body }) => {
    const said = parseJson(body);
    return isObject(said) && isText(said.code, 32) && isText(said.message, 64);
  });
};

function isText(value: unknown, most: number): boolean {
  return typeof value === "string" && value !== "" && value.length <= most;
}

function judged(steps: Replied[], isGood: (answer: Replied["answer"]) => boolean): ReturnType<Judge> {
  return { offending: steps.filter(({ answer }) => !isGood(answer)), of: steps.length };
}

function replies(seen: readonly CaseResult[]): Replied[] {
  return seen.flatMap(({ steps }) => steps).filter((step): step is Replied => step.answer.kind === "reply");
}

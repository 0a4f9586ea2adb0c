import type { useTranslations } from "use-intl";
import { measure } from "@/lib/wechatpay/rule";
import type { Violation } from "@/lib/wechatpay/validate";

export type OperationTexts = ReturnType<typeof useTranslations<"operations">>;

/** What a broken rule means for the value at hand, as a sentence with its numbers. */
export function violationText(t: OperationTexts, { rule, value }: Violation): string {
  switch (rule.kind) {
    case "required":
    case "unknown_member":
      return t(`broken.${rule.kind}`);
    case "type":
      return t(`broken.type_${rule.type}`);
    case "min_length":
    case "max_length": {
      const size = measure(String(value), rule.unit);
      return t(`broken.${rule.kind}`, { size, limit: rule.limit, unit: t(`unit.${rule.unit}`) });
    }
    case "pattern":
      return t(`broken.pattern_${rule.why}`);
    case "charset":
      return t("broken.charset", { characters: supplementary(String(value)) });
    case "min":
      return t("broken.min", { limit: rule.limit });
    case "one_of":
      return t("broken.one_of", { members: rule.members.join(" / ") });
  }
}

/** What the sandbox lets pass and the real platform does not. */
export function noticeText(t: OperationTexts, { rule }: Violation): string {
  return rule.kind === "pattern" && rule.why === "notify_url" ? t("notice.pattern_notify_url") : t("notice.other");
}

/** The first few characters beyond three bytes, each once. */
function supplementary(text: string): string {
  const found = new Set([...text].filter((character) => (character.codePointAt(0) ?? 0) > 0xffff));
  return [...found].slice(0, 5).join(" ");
}

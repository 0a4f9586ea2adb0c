"use client";

import { useTranslations } from "use-intl";
import type { Check } from "@/lib/wechatpay/check";

const CONTENT_STEPS = ["envelope", "algorithm", "decrypt", "resource"] as const;

/** Why the resource could not be opened, by the step that failed, and what to try. */
export function WhyUnopened({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("notifications.detail");
  const failed = checks.find((check) => check.verdict === "fail" && CONTENT_STEPS.some((step) => step === check.id));
  const step = CONTENT_STEPS.find((candidate) => candidate === failed?.id) ?? "other";
  if (failed?.actual.key === "too_short")
    return <p>{t("tooShort", { bytes: String(failed.actual.values?.bytes ?? 0) })}</p>;
  if (failed?.id === "decrypt" && failed.actual.key === "not_base64") return <p>{t("notBase64")}</p>;
  return (
    <>
      <p>{t(`why.${step}`)}</p>
      {step === "decrypt" ? (
        <ol className="mt-3 list-decimal space-y-1.5 pl-5">
          {(["key", "cut", "aad"] as const).map((cause) => (
            <li key={cause}>{t(`tries.${cause}`)}</li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

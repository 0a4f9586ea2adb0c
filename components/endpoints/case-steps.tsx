import { CircleCheck, CircleX } from "lucide-react";
import { HeaderTable } from "@/components/evidence/header-table";
import type { CaseResult, Step } from "@/lib/endpoints/result";
import { didText, type EndpointTexts, readingText } from "@/lib/endpoints/step-text";
import { headerValue } from "@/lib/wechatpay/header";

/** What was sent in a case, what came back, and how the platform would have read it. */
export function CaseSteps({ result, t }: { result: CaseResult; t: EndpointTexts }) {
  const { steps, notRun, judgedFrom } = result;
  const keys = steps.map(({ sent }) => headerValue(sent.headers, "Wechatpay-Nonce") ?? sent.sha256);
  if (notRun !== null) return <p className="text-muted-foreground">{t(`notRun.${notRun}`)}</p>;
  return (
    <div className="flex flex-col gap-2">
      {judgedFrom === null ? null : (
        <p className="text-muted-foreground">
          {t("judgedFrom", { count: judgedFrom })}
          {steps.length > 0 ? ` · ${t("offending")}` : null}
        </p>
      )}
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <li key={keys[index]} className="rounded-md border">
            <StepDetail step={step} isJudged={judgedFrom !== null} t={t} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepDetail({ step, isJudged, t }: { step: Step; isJudged: boolean; t: EndpointTexts }) {
  const { answer, sent, expected, isAsExpected, reading } = step;
  const isGood = isAsExpected && !isJudged;
  return (
    <>
      <div className="flex items-start gap-2 px-3 py-2">
        {isGood ? (
          <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
        ) : (
          <CircleX aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" />
        )}
        <div className="min-w-0">
          <p>
            {didText(step, t)}
            {isJudged ? null : (
              <>
                <span className="text-muted-foreground"> · {t(`wanted.${expected}`)} · </span>
                <span className={isGood ? "text-success" : "text-destructive"}>
                  {t(isGood ? "asWanted" : "notAsWanted")}
                </span>
              </>
            )}
          </p>
          <p className="text-muted-foreground text-xs">{readingText(reading, t)}</p>
          {answer.kind === "reply" && answer.location !== null ? (
            <p className="text-xs [overflow-wrap:anywhere]">
              {t("location")} <code>{answer.location}</code>
            </p>
          ) : null}
          {answer.kind === "reply" && answer.body !== "" ? (
            <pre className="mt-1 whitespace-pre-wrap rounded bg-code px-2 py-1 font-mono text-xs [overflow-wrap:anywhere]">
              {answer.body}
            </pre>
          ) : null}
        </div>
      </div>
      <details className="border-t print:hidden">
        <summary className="px-3 py-1.5 text-muted-foreground text-xs hover:bg-accent/40">
          {t("sent")} · {t("sentBytes", { bytes: sent.bytes })}
        </summary>
        <HeaderTable headers={sent.headers} label={t("sentHeaders")} />
        <div className="border-t px-4 py-2 text-xs">
          <p className="text-muted-foreground">{t("sha256")}</p>
          <code className="[overflow-wrap:anywhere]">{sent.sha256}</code>
          <p className="mt-2 text-muted-foreground">
            {t("body")}
            {sent.body.length >= 2000 ? ` · ${t("bodyCut")}` : null}
          </p>
          <pre className="whitespace-pre-wrap rounded bg-code px-2 py-1 font-mono [overflow-wrap:anywhere]">
            {sent.body}
          </pre>
        </div>
      </details>
    </>
  );
}

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Violation } from "@/lib/wechatpay/validate";
import { noticeText, violationText } from "./violation-text";

/** The broken rules of one field, by name; notices are amber because they stop nothing here. */
export function FieldProblems({ id, problems }: { id: string; problems: readonly Violation[] }) {
  const t = useTranslations("operations");
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="space-y-1 text-xs">
      {problems.map((problem) =>
        problem.severity === "error" ? (
          <li key={problem.rule.kind} className="flex gap-1.5 text-destructive">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0 break-words">{violationText(t, problem)}</span>
          </li>
        ) : (
          <li key={problem.rule.kind} className="flex gap-1.5 text-warning">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              <strong className="font-medium">{t("notice.label")}: </strong>
              {noticeText(t, problem)}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

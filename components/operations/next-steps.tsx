import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import type { NextStep } from "./next-step";

/** Where the story goes on after a call, by what it was and how it ended; the first is the likeliest. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return steps.map((step, index) => <Step key={step.kind} step={step} primary={index === 0} />);
}

function Step({ step: { kind, href }, primary }: { step: NextStep; primary: boolean }) {
  const t = useTranslations("operations.result.step");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link href={href} className={buttonClass({ variant: primary ? "primary" : "outline" })}>
        {t(`${kind}.label`)}
        <ArrowRight aria-hidden="true" />
      </Link>
      <span className="min-w-40 flex-1 text-muted-foreground text-xs">{t(`${kind}.why`)}</span>
    </li>
  );
}

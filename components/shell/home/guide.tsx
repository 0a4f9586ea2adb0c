import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

export type GuideStep = "order" | "presign" | "pay" | "notified" | "contract";

/** The first contract as five links in the order in which they are clicked. */
export function Guide({ locale, steps }: { locale: Locale; steps: readonly { id: GuideStep; href: string }[] }) {
  const t = translator(locale, "home.guide");
  return (
    <section aria-labelledby="guide">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <h2 id="guide" className="font-semibold text-base">
          {t("title")}
        </h2>
        <p className="text-muted-foreground text-xs">{t("note")}</p>
      </div>
      <ol className="grid overflow-hidden rounded-lg border bg-card shadow-card max-lg:divide-y lg:grid-cols-5 lg:divide-x">
        {steps.map(({ id, href }, index) => (
          <li key={id} className="flex">
            <Link
              href={href}
              className="-outline-offset-2 group flex w-full gap-3.5 p-4 transition-colors hover:bg-accent/50 lg:flex-col"
            >
              <span
                aria-hidden="true"
                className="flex size-6 shrink-0 items-center justify-center rounded-full border border-brand-line bg-brand-soft font-medium text-brand text-xs tabular-nums"
              >
                {index + 1}
              </span>
              <span className="flex flex-1 flex-col">
                <span className="font-medium">{t(`${id}.title`)}</span>
                <span className="mt-1 text-muted-foreground text-xs leading-relaxed">{t(`${id}.text`)}</span>
                <span className="mt-2.5 inline-flex items-center gap-1 font-medium text-xs lg:mt-auto lg:pt-3">
                  {t(`${id}.action`)}
                  <ArrowRight
                    aria-hidden="true"
                    className="size-3.5 text-muted-foreground transition-transform group-hover:translate-x-0.5"
                  />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

import { ArrowRight, Braces, Headset, type LucideIcon, TestTubeDiagonal } from "lucide-react";
import Link from "next/link";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

export type Door = "integrator" | "qa" | "support";

const ICONS: Record<Door, LucideIcon> = { integrator: Braces, qa: TestTubeDiagonal, support: Headset };

/** Three reasons to be here, each with its way in. */
export function Doors({ locale, doors }: { locale: Locale; doors: readonly { id: Door; href: string }[] }) {
  const t = translator(locale, "home.doors");
  return (
    <section aria-labelledby="doors">
      <h2 id="doors" className="mb-3 font-semibold text-base">
        {t("title")}
      </h2>
      <ul className="grid gap-3 md:grid-cols-3">
        {doors.map(({ id, href }) => {
          const Icon = ICONS[id];
          return (
            <li key={id}>
              <Link
                href={href}
                className="group flex h-full flex-col rounded-lg border bg-card p-4 shadow-card transition-colors hover:border-input hover:bg-accent/50"
              >
                <span className="flex items-center gap-2 text-muted-foreground text-xs">
                  <Icon aria-hidden="true" className="size-4" />
                  {t(`${id}.who`)}
                </span>
                <span className="mt-2.5 font-medium text-base">{t(`${id}.title`)}</span>
                <span className="mt-1 mb-4 text-muted-foreground">{t(`${id}.text`)}</span>
                <span className="mt-auto inline-flex items-center gap-1 font-medium">
                  {t(`${id}.action`)}
                  <ArrowRight
                    aria-hidden="true"
                    className="size-4 text-muted-foreground transition-transform group-hover:translate-x-0.5"
                  />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

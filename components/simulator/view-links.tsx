"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { routes } from "@/lib/routes";
import { VIEWS, type View } from "./views";

type ViewLinksProps = { here: View; counts: Partial<Record<View, string>> };

/** The ways through the control room; each view has an address of its own. */
export function ViewLinks({ here, counts }: ViewLinksProps) {
  const t = useTranslations("simulator");
  const row = useRef<HTMLElement>(null);
  // On a phone the row scrolls; the view that is open must be in sight.
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>(`[data-view="${here}"]`);
    if (link) row.current?.scrollTo({ left: link.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2 });
  }, [here]);
  return (
    <nav ref={row} aria-label={t("views.name")} className="relative mb-5 overflow-x-auto border-b">
      <ul className="flex min-w-max">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              href={view === "overview" ? routes.simulator() : routes.simulatorView(view)}
              scroll={false}
              data-view={view}
              aria-current={view === here ? "page" : undefined}
              className={cn(
                "-outline-offset-2 relative flex items-center gap-1.5 whitespace-nowrap px-3 py-2 font-medium text-sm transition-colors after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-full",
                view === here
                  ? "text-foreground after:bg-brand"
                  : "text-muted-foreground after:bg-transparent hover:text-foreground",
              )}
            >
              {t(`views.${view}`)}
              {(counts[view] ?? "0") !== "0" ? (
                <span className="rounded-full bg-accent px-1.5 font-normal text-2xs tabular-nums">{counts[view]}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

"use client";

import {
  ArrowLeftRight,
  Bell,
  ChartNoAxesColumn,
  Crosshair,
  FileCheck2,
  House,
  IdCard,
  Inbox,
  type LucideIcon,
  Repeat2,
  Send,
  ShieldCheck,
  Smartphone,
} from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { routes } from "@/lib/routes";

type Place =
  | "replays"
  | "targets"
  | "home"
  | "operations"
  | "exchanges"
  | "notifications"
  | "contracts"
  | "numbers"
  | "inboxes"
  | "simulator"
  | "endpoints"
  | "profiles";

const GROUPS: readonly { id: "start" | "evidence" | "environment"; places: readonly [Place, LucideIcon][] }[] = [
  {
    id: "start",
    places: [
      ["home", House],
      ["operations", Send],
    ],
  },
  {
    id: "evidence",
    places: [
      ["exchanges", ArrowLeftRight],
      ["notifications", Bell],
      ["replays", Repeat2],
      ["contracts", FileCheck2],
      ["numbers", ChartNoAxesColumn],
    ],
  },
  {
    id: "environment",
    places: [
      ["inboxes", Inbox],
      ["simulator", Smartphone],
      ["endpoints", ShieldCheck],
      ["profiles", IdCard],
      ["targets", Crosshair],
    ],
  },
];

export function Navigation() {
  const path = usePathname();
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("mainNavigation")} className="flex flex-col gap-5">
      {GROUPS.map((group) => (
        <div key={group.id}>
          <p className="px-2.5 pb-1 text-2xs text-muted-foreground">{t(`navigation.${group.id}`)}</p>
          <ul className="flex flex-col gap-px">
            {group.places.map(([place, Icon]) => (
              <li key={place}>
                <NavigationLink href={routes[place]()} here={isHere(path, routes[place]())}>
                  <Icon aria-hidden="true" />
                  {t(`navigation.${place}`)}
                </NavigationLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function isHere(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}

function NavigationLink({ href, here, children }: { href: string; here: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm transition-colors [&_svg]:size-4 [&_svg]:shrink-0",
        here
          ? "bg-accent font-medium text-foreground [&_svg]:text-brand"
          : "text-muted-foreground hover:bg-accent/70 hover:text-foreground",
      )}
    >
      {children}
      <Pending />
    </Link>
  );
}

/** A quiet sign that the page was asked for, after 150 ms: shown earlier it would only flicker. */
function Pending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={cn(
        "ml-auto size-1.5 rounded-full bg-brand opacity-0 transition-opacity",
        pending && "opacity-100 delay-150 motion-safe:animate-pulse",
      )}
    />
  );
}

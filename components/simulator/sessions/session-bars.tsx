"use client";

import { Smartphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { timeLeft } from "@/components/contracts/time-left";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { routes } from "@/lib/routes";
import type { SessionRow } from "@/lib/simulator/overview-rows";
import { type SandboxNow, useSandboxNow } from "../clock/sandbox-now";

/** Below this share the end is near. */
const NEAR = 1 / 6;

/** Sessions in which signing is still possible, each with a bar that runs down. */
export function SessionBars({ sessions, now }: { sessions: readonly SessionRow[]; now: SandboxNow }) {
  const t = useTranslations("simulator.sessions");
  const nowMs = useSandboxNow(now);
  if (sessions.length === 0) return <p className="px-4 py-3 text-muted-foreground">{t("none")}</p>;
  return (
    <ul aria-label={t("title")} className="divide-y">
      {sessions.map((session) => (
        <SessionBar key={session.id} {...{ session, nowMs }} />
      ))}
    </ul>
  );
}

function SessionBar({ session, nowMs }: { session: SessionRow; nowMs: number }) {
  const t = useTranslations("simulator");
  const { contractCode, prepayId, state, createdAtMs, expiresAtMs } = session;
  const share = Math.max(0, Math.min(1, (expiresAtMs - nowMs) / (expiresAtMs - createdAtMs)));
  const left = timeLeft(expiresAtMs, nowMs);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <code className="text-[0.8125rem] [overflow-wrap:anywhere]">{contractCode}</code>
          <Badge tone="warning">{t(`sessionState.${state}`)}</Badge>
          <span className="ml-auto font-medium tabular-nums">{left}</span>
        </p>
        <div
          role="progressbar"
          aria-label={t("sessions.left", { code: contractCode })}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          aria-valuetext={left}
          className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-accent"
        >
          <div
            className={cn(
              "h-full rounded-full transition-[width] duration-1000 ease-linear",
              share < NEAR ? "bg-warning" : "bg-brand",
            )}
            style={{ width: `${share * 100}%` }}
          />
        </div>
      </div>
      {prepayId === null ? null : (
        <Link
          href={routes.cashier(prepayId)}
          aria-label={t("sessions.phoneFor", { code: contractCode })}
          className={buttonClass({ size: "icon" })}
        >
          <Smartphone aria-hidden="true" />
        </Link>
      )}
    </li>
  );
}

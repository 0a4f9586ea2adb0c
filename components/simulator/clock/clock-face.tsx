"use client";

import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { instantParts, zoneOffset } from "@/lib/i18n/time";
import { type SandboxNow, useSandboxNow } from "./sandbox-now";

/** How late it is in the sandbox, in the reader's zone. */
export function ClockFace({ now }: { now: SandboxNow }) {
  const nowMs = useSandboxNow(now);
  const zone = useReaderTimeZone();
  const { date, clock } = instantParts(nowMs, zone);
  return (
    <time dateTime={new Date(nowMs).toISOString()} className="mt-1 block tabular-nums" data-testid="sandbox-clock">
      <span className="block font-semibold text-4xl leading-tight tracking-tight">{clock.slice(0, 8)}</span>
      <span className="text-muted-foreground text-xs">
        {date} {zoneOffset(nowMs, zone)}
      </span>
    </time>
  );
}

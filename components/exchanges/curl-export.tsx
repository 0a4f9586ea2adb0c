"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import type { SentRequest } from "@/lib/exchanges/exchange";
import { curlOf, freshForMs } from "./curl";

/** The request as a curl command, and how long it will still be accepted. */
export function CurlExport({ request, timestamp }: { request: SentRequest; timestamp: string }) {
  const t = useTranslations("exchanges.curl");
  const common = useTranslations("common");
  const command = curlOf(request);
  return (
    <div className="space-y-2 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Expiry timestamp={timestamp} />
        <CopyButton text={command} name="curl" withLabel />
      </div>
      <pre className="whitespace-pre-wrap break-all rounded-md border bg-code px-3 py-2 text-xs">
        <code>{command}</code>
      </pre>
      <p className="text-muted-foreground text-xs">{common("joined", { first: t("expires"), second: t("why") })}</p>
    </div>
  );
}

function Expiry({ timestamp }: { timestamp: string }) {
  const t = useTranslations("exchanges.curl");
  const secondsLeft = useSyncExternalStore(
    everySecond,
    () => Math.ceil(freshForMs(timestamp, Date.now()) / 1000),
    () => null,
  );
  if (secondsLeft === null) return <span />;
  if (secondsLeft === 0) return <Badge tone="destructive">{t("expired")}</Badge>;
  return (
    <Badge tone="warning" className="tabular-nums">
      {t("expiresIn", { left: `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}` })}
    </Badge>
  );
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1000);
  return () => clearInterval(timer);
}

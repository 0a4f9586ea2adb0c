import type { LivePage } from "@/components/shell/live-page";
import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import type { ExchangeView } from "@/lib/exchanges/exchange-view";

export type ExchangePage = LivePage<ExchangeSummary>;

/** One page of the list, newest first, from behind `before`. Throws when the console does not answer properly. */
export function fetchExchanges(before: string | null): Promise<ExchangePage> {
  return getJson(before ? `/api/exchanges?before=${encodeURIComponent(before)}` : "/api/exchanges");
}

export function fetchExchange(id: string, signal?: AbortSignal): Promise<ExchangeView> {
  return getJson(`/api/exchanges/${encodeURIComponent(id)}`, signal);
}

async function getJson<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

import { listExchanges } from "@/lib/exchanges/store";
import { world } from "@/lib/machine/world";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** Exchanges, newest first: `{ items, next }`. */
export function GET(request: Request): Promise<Response> {
  return answerJson(request, async () => listExchanges((await world()).store.db, pageQuery(request)));
}

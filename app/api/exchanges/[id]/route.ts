import { openedOf } from "@/app/exchanges/opened-of";
import { getExchange } from "@/lib/exchanges/store";
import { toView } from "@/lib/exchanges/view";
import { world } from "@/lib/machine/world";
import { answerJson } from "../../same-origin";

export const dynamic = "force-dynamic";

/** One exchange as `ExchangeView`, or 404. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(request, async () => {
    const exchange = await getExchange((await world()).store.db, (await params).id);
    return exchange && toView(exchange, await openedOf(exchange));
  });
}

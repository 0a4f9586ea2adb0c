import { openedOf } from "@/app/exchanges/opened-of";
import { getExchange } from "@/lib/exchanges/store";
import { toView } from "@/lib/exchanges/view";
import { world } from "@/lib/machine/world";
import { answerJson } from "../../same-origin";

export const dynamic = "force-dynamic";

/** One exchange as `ExchangeView`, or 404. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const exchange = await getExchange((await world()).store.db, id);
  if (!exchange) return Response.json({ error: "not_found" }, { status: 404 });
  return answerJson(request, async () => toView(exchange, await openedOf(exchange)));
}

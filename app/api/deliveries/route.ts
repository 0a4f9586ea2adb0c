import { world } from "@/lib/machine/world";
import { listDeliveries } from "@/lib/simulator/overview";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** What the simulated platform has told or still has to tell, newest first: `{ items }`. */
export function GET(request: Request): Promise<Response> {
  const { limit } = pageQuery(request);
  return answerJson(request, async () => ({ items: await listDeliveries((await world()).sim, { limit }) }));
}

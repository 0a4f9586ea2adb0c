import { world } from "@/lib/machine/world";
import { readFilter } from "@/lib/notifications/filter";
import { countMatching } from "@/lib/notifications/find";
import { answerJson } from "../../same-origin";

export const dynamic = "force-dynamic";

const MOST = 10_000;

/** How many notifications a filter means: `{ count, more }`, counted up to 10,000; 400 when it cannot be read. */
export async function GET(request: Request): Promise<Response> {
  const reading = readFilter(new URL(request.url).searchParams);
  if (reading.kind === "broken") return Response.json({ error: "filter", problems: reading.problems }, { status: 400 });
  const { filter } = reading;
  return answerJson(request, async () => countMatching((await world()).store, { filter, upTo: null, most: MOST }));
}

import { world } from "@/lib/machine/world";
import { readFilter } from "@/lib/notifications/filter";
import { findNotifications } from "@/lib/notifications/find";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** Notifications that a filter means, newest first: `{ items, next }`; 400 with `problems` when it cannot be read. */
export async function GET(request: Request): Promise<Response> {
  const reading = readFilter(new URL(request.url).searchParams);
  if (reading.kind === "broken") return Response.json({ error: "filter", problems: reading.problems }, { status: 400 });
  const { filter } = reading;
  return answerJson(request, async () => findNotifications((await world()).store, { filter, ...pageQuery(request) }));
}

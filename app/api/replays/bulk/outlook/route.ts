import { outlookOf } from "@/lib/machine/replaying";
import { world } from "@/lib/machine/world";
import { readFilter, writeFilter } from "@/lib/notifications/filter";
import { answerJson } from "../../../same-origin";

export const dynamic = "force-dynamic";

/** What a run over everything that a filter matches now would meet; 400 when the filter cannot be read. */
export async function GET(request: Request): Promise<Response> {
  const reading = readFilter(new URL(request.url).searchParams);
  if (reading.kind === "broken") return Response.json({ error: "filter", problems: reading.problems }, { status: 400 });
  return answerJson(request, async () => outlookOf(writeFilter(reading.filter).toString(), await world()));
}

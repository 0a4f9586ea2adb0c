import { world } from "@/lib/machine/world";
import { readFilter } from "@/lib/notifications/filter";
import { countMatching } from "@/lib/notifications/find";
import { answerJson } from "../../same-origin";

export const dynamic = "force-dynamic";

const MOST = 10_000;
/** So much is looked at for a number that only informs; a page of the list looks at a third of it. */
const MOST_LOOKS = 100_000;

/** At least how many notifications a filter means: `{ count, more }`, exact where not `more`; 400 when it cannot be read. */
export async function GET(request: Request): Promise<Response> {
  const reading = readFilter(new URL(request.url).searchParams);
  if (reading.kind === "broken") return Response.json({ error: "filter", problems: reading.problems }, { status: 400 });
  const { filter } = reading;
  return answerJson(request, async () =>
    countMatching((await world()).store, { filter, upTo: null, most: MOST }, MOST_LOOKS),
  );
}

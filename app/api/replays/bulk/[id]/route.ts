import { world } from "@/lib/machine/world";
import { readBulkView } from "@/lib/replays/bulk-view";
import { answerJson } from "../../../same-origin";

export const dynamic = "force-dynamic";

/** One run as it stands. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerJson(request, async () => readBulkView((await world()).store.db, (await params).id));
}

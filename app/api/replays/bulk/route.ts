import { world } from "@/lib/machine/world";
import { listBulks } from "@/lib/replays/bulk-store";
import { pageQuery } from "../../page-query";
import { answerJson } from "../../same-origin";

export const dynamic = "force-dynamic";

/** Runs of replays, newest first: `{ items, next }`. */
export function GET(request: Request): Promise<Response> {
  return answerJson(request, async () => listBulks((await world()).store.db, pageQuery(request)));
}

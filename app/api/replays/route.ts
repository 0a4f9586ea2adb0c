import { world } from "@/lib/machine/world";
import { listReplays } from "@/lib/replays/store";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** Replays, newest first, of one notification (`?notification=`) or of all: `{ items, next }`. */
export function GET(request: Request): Promise<Response> {
  const notificationId = new URL(request.url).searchParams.get("notification");
  return answerJson(request, async () =>
    listReplays((await world()).store.db, { notificationId, ...pageQuery(request) }),
  );
}

import { world } from "@/lib/machine/world";
import { listNotifications } from "@/lib/notifications/store";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** Notifications, newest first: `{ items, next }`. */
export function GET(request: Request): Promise<Response> {
  return answerJson(request, async () => listNotifications((await world()).store.db, pageQuery(request)));
}

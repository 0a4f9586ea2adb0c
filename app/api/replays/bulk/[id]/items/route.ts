import { world } from "@/lib/machine/world";
import { listItems } from "@/lib/replays/bulk-store";
import { itemView } from "@/lib/replays/bulk-view";
import { pageQuery } from "../../../../page-query";
import { answerJson } from "../../../../same-origin";

export const dynamic = "force-dynamic";

/** A page of a run's items, `?by=position|worst|slowest&state=…&status=…`: `{ items, next }`. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const view = itemView(new URL(request.url).searchParams);
  return answerJson(request, async () =>
    listItems((await world()).store.db, { bulkId: (await params).id, view, ...pageQuery(request) }),
  );
}

import type { Report } from "@/lib/endpoints/report";
import { getReport } from "@/lib/endpoints/store";
import { world } from "@/lib/machine/world";
import { isSameOrigin } from "../same-origin";

type File = { contentType: string; name: string; textOf: (report: Report) => string };

/** A report as a file to keep; 404 when there is none of that id, 409 while its run is under way. */
export async function answerFile(request: Request, id: string, { contentType, name, textOf }: File): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "cross_origin" }, { status: 403 });
  const { store, wireClock } = await world();
  const report = await getReport(store.db, id, wireClock.now());
  if (report === null) return Response.json({ error: "not_found" }, { status: 404 });
  if (report.state === "running") return Response.json({ error: "running" }, { status: 409 });
  return new Response(textOf(report), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${name.replace("ID", report.run.id)}"`,
      "cache-control": "no-store",
    },
  });
}

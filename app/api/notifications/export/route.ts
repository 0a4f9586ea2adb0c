import { world } from "@/lib/machine/world";
import { matchingSource, singleSource } from "@/lib/notifications/exports/source";
import { EXPORT_FORMS, writeExport } from "@/lib/notifications/exports/write-export";
import { readFilter } from "@/lib/notifications/filter";
import { isSameOrigin } from "../../same-origin";

export const dynamic = "force-dynamic";

/**
 * `?format=json|csv|har`, of one notification by `id` or of all that a filter's parameters mean; `masked=1` masks
 * openids and display accounts of what was decrypted. A download, written as it is read.
 */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "cross_origin" }, { status: 403 });
  const params = new URL(request.url).searchParams;
  const format = params.get("format") ?? "json";
  if (format !== "json" && format !== "csv" && format !== "har") {
    return Response.json(
      { error: "broken", problems: [{ name: "format", rule: "json, csv or har" }] },
      { status: 400 },
    );
  }
  const reading = readFilter(params);
  if (reading.kind === "broken") return Response.json({ error: "broken", problems: reading.problems }, { status: 400 });
  const { store, publicUrl, wireClock } = await world();
  const id = params.get("id");
  const source =
    id === null ? await matchingSource(store, reading.filter, publicUrl) : singleSource(store, id, publicUrl);
  const form = EXPORT_FORMS[format];
  const pieces = writeExport(form, source, { isMasked: params.get("masked") === "1" });
  const name = `qianyue-${id ?? new Date(wireClock.now()).toISOString().slice(0, 19).replaceAll(":", "")}.${form.extension}`;
  return new Response(streamOf(pieces), {
    headers: {
      "content-type": form.contentType,
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "no-store, no-transform",
    },
  });
}

/** Asks for the next piece only when the last one is on its way. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

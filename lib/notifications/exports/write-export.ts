import { csvForm } from "./csv-form";
import type { Exportable, ExportForm, ExportOptions } from "./exported";
import { harForm } from "./har-form";
import { jsonForm } from "./json-form";

export const EXPORT_FORMS: Record<"json" | "csv" | "har", ExportForm> = { json: jsonForm, csv: csvForm, har: harForm };

/** Where the notifications of an export come from, and what it needs to know of them. */
export type ExportSource = {
  /** Ids oldest first, behind `after`; fewer than asked only at the end. */
  idsAfter(after: string | null, limit: number): Promise<string[]>;
  /** Those of these ids that are still there, in their order. */
  load(ids: string[]): Promise<Omit<Exportable, "url">[]>;
  /** Where the machine door is reached, without a slash at its end. */
  publicUrl: string;
};

/** Ids are cheap and bodies are not: what is in memory at once is one notification per turn of the inner loop. */
const IDS_AT_ONCE = 200;
const LOADED_AT_ONCE = 10;

/** The export piece by piece, in constant memory however many there are. */
export async function* writeExport(
  form: ExportForm,
  source: ExportSource,
  options: ExportOptions,
): AsyncGenerator<string> {
  yield form.open;
  let after: string | null = null;
  let isFirst = true;
  for (;;) {
    const ids = await source.idsAfter(after, IDS_AT_ONCE);
    for (let at = 0; at < ids.length; at += LOADED_AT_ONCE) {
      const loaded = await source.load(ids.slice(at, at + LOADED_AT_ONCE));
      for (const one of loaded) {
        const url = `${source.publicUrl}${one.notification.pathAndQuery}`;
        yield `${isFirst ? "" : form.between}${form.item({ ...one, url }, options)}`;
        isFirst = false;
      }
    }
    after = ids.at(-1) ?? null;
    if (ids.length < IDS_AT_ONCE) break;
  }
  yield form.close;
}

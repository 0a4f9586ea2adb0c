const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** `?before=<id>&limit=<1..200>`: a page of a keyset list. What cannot be read falls back to the first page of 50. */
export function pageQuery(request: Request): { before: string | null; limit: number } {
  const search = new URL(request.url).searchParams;
  const limit = Number(search.get("limit") ?? DEFAULT_LIMIT);
  const isUsable = Number.isInteger(limit) && limit > 0;
  return { before: search.get("before"), limit: isUsable ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT };
}

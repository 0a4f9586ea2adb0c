/**
 * False when a browser says that another site asked. A client that is no browser sends no such header; it could lie
 * anyway, and the console's door is private.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/** Reads as JSON for our own pages only, never cached; 404 when there is nothing, null. */
export async function answerJson(request: Request, read: () => Promise<unknown>): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "cross_origin" }, { status: 403 });
  const found = await read();
  const body = found === null ? { error: "not_found" } : found;
  return Response.json(body, { status: found === null ? 404 : 200, headers: { "cache-control": "no-store" } });
}

import { isSameOrigin } from "@/app/api/same-origin";
import { loadCase, SHOWS_PERSONAL } from "@/app/contracts/load-case";
import { caseMarkdown } from "@/lib/contracts/case-sheet";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ profileId: string; code: string }> };

/** The case sheet as Markdown, in the reader's language; `?personal=1` shows what else is masked. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ error: "cross_origin" }, { status: 403 });
  const { profileId, code } = await params;
  const showsPersonal = new URL(request.url).searchParams.get(SHOWS_PERSONAL) === "1";
  const sheet = await loadCase({ profileId, contractCode: code }, { showsPersonal });
  if (sheet === null) return Response.json({ error: "not_found" }, { status: 404 });
  return new Response(caseMarkdown(sheet), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="case-${code.replace(/[^0-9A-Za-z_-]/g, "_")}.md"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

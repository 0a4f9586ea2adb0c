import { answerFile } from "../../read-file";

export const dynamic = "force-dynamic";

/** The whole report as JSON. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return answerFile(request, id, {
    contentType: "application/json; charset=utf-8",
    name: "conformance-ID.json",
    textOf: (report) => `${JSON.stringify(report, null, 2)}\n`,
  });
}

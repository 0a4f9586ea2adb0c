import { getLocale } from "@/components/shell/request-locale";
import { junitOf } from "@/lib/endpoints/junit";
import { reportWords } from "@/lib/endpoints/words";
import { answerFile } from "../../read-file";

export const dynamic = "force-dynamic";

/** The report as JUnit XML, in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ id }, locale] = await Promise.all([params, getLocale()]);
  return answerFile(request, id, {
    contentType: "application/xml; charset=utf-8",
    name: "conformance-ID.xml",
    textOf: (report) => junitOf(report, reportWords(locale)),
  });
}

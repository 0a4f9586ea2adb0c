import { loadContractRows } from "@/app/contracts/load-contract";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** The latest contracts with their outcomes: `{ items }`. */
export function GET(request: Request): Promise<Response> {
  return answerJson(request, async () => ({ items: await loadContractRows(pageQuery(request).limit) }));
}

import { loadContractPage } from "@/app/contracts/load-contract";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/** Contracts with their outcomes, newest first: `{ items, next }`. */
export function GET(request: Request): Promise<Response> {
  return answerJson(request, () => loadContractPage(pageQuery(request)));
}

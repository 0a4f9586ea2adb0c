import { loadContractPage } from "@/app/contracts/load-contract-page";
import { readContractFilter } from "@/lib/contracts/contract-filter";
import { pageQuery } from "../page-query";
import { answerJson } from "../same-origin";

export const dynamic = "force-dynamic";

/**
 * Contracts with their outcomes, newest first: `{ items, next, understood, how, updating }`. `q` is whatever was
 * pasted, `state` an outcome, `view` a named search, `from` and `to` milliseconds of the latest evidence.
 */
export function GET(request: Request): Promise<Response> {
  const filter = readContractFilter(new URL(request.url).searchParams);
  return answerJson(request, () => loadContractPage({ filter, ...pageQuery(request) }));
}

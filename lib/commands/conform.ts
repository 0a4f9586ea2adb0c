import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createSend } from "@/lib/egress";
import { CASE_IDS, type CaseId, isCaseId } from "@/lib/endpoints/catalogue";
import { junitOf } from "@/lib/endpoints/junit";
import type { Report } from "@/lib/endpoints/report";
import type { CaseResult } from "@/lib/endpoints/result";
import { reportWords } from "@/lib/endpoints/words";
import { LOCALES, localeOf } from "@/lib/i18n/locale";
import { caseTable } from "./conform-cases";
import { resultLine, summaryLines } from "./conform-print";
import { reachExaminer } from "./conform-server";
import { reportFile } from "./report-file";

const USAGE = `npm run conform -- --url URL --merchant DIR [--server URL] [--out report.xml] [--json report.json]
                   [--only id,id] [--lang zh-CN|en]

Tries a merchant's notification endpoint with the published battery and prints the verdicts.
  --url       the endpoint, e.g. http://localhost:8080/notify
  --merchant  what npm run enroll wrote, and what the endpoint was started with
  --server    a machine door that runs; else the one on PLATFORM_PORT, else this process itself over DATA_DIR
              (SANDBOX_TOKEN is shown to it when it is set)
  --out       JUnit XML        --json  the whole report
  --only      some cases: ${CASE_IDS.join(", ")}

npm run conform -- --cases prints the battery as a table in Markdown.

Exit code 0: every must passed. 1: one failed. 2: it could not be run.

  npm run enroll -- --out ./merchant
  (start the endpoint with what is in ./merchant)
  npm run conform -- --url http://localhost:8080/notify --merchant ./merchant`;

const PASSED = 0;
const FAILED = 1;
const NOT_RUN = 2;

/** Throws, in words for whoever typed it, when it cannot be run. */
async function conform(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: "string" },
      merchant: { type: "string" },
      server: { type: "string" },
      out: { type: "string" },
      json: { type: "string" },
      only: { type: "string" },
      lang: { type: "string" },
      cases: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.cases) {
    console.log(caseTable(localeOf(values.lang)));
    return PASSED;
  }
  if (values.help || !values.url || !values.merchant) {
    console.log(USAGE);
    return values.help ? PASSED : NOT_RUN;
  }
  if (!/^https?:\/\/[^?#]+$/i.test(values.url) || !URL.canParse(values.url))
    throw new Error(`--url: must be an http or https address without a query, e.g. http://localhost:8080/notify`);
  const wish = { url: values.url, mchid: merchantIn(values.merchant), only: chosen(values.only) };
  if (values.lang !== undefined && !LOCALES.some((known) => known === values.lang))
    throw new Error(`--lang: must be one of ${LOCALES.join(", ")}`);
  const locale = localeOf(values.lang);
  const [junit, json] = [reportFile("--out", values.out), reportFile("--json", values.json)];
  const examiner = await reachExaminer(values.server, createSend({ allowPrivate: true }));
  try {
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
    const onResult = (result: CaseResult) => console.log(resultLine(result, locale));
    const report = await examiner.examine(wish, { onResult, stop: stop.signal });
    for (const line of summaryLines(report, locale)) console.log(line);
    junit?.write(junitOf(report, reportWords(locale)));
    json?.write(`${JSON.stringify(report, null, 2)}\n`);
    return codeOf(report);
  } finally {
    await examiner.close();
  }
}

function codeOf({ verdict }: Report): number {
  if (verdict === "passed") return PASSED;
  return verdict === "failed" ? FAILED : NOT_RUN;
}

function merchantIn(directory: string): string {
  const file = path.join(directory, "merchant.json");
  if (!existsSync(file))
    throw new Error(`--merchant: ${file} is not there; make it with npm run enroll -- --out ${directory}`);
  const { mchid } = JSON.parse(readFileSync(file, "utf8")) as { mchid?: unknown };
  if (typeof mchid !== "string") throw new Error(`--merchant: ${file} has no mchid`);
  return mchid;
}

function chosen(only: string | undefined): CaseId[] {
  const ids = (only ?? "").split(",").map((id) => id.trim());
  return ids
    .filter((id) => id !== "")
    .map((id) => {
      if (!isCaseId(id)) throw new Error(`--only: there is no case ${id}; there are ${CASE_IDS.join(", ")}`);
      return id;
    });
}

conform().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(NOT_RUN);
  },
);

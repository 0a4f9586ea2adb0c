import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { systemClock } from "@/lib/clock";
import { authorizationOf } from "./sign-request";

const USAGE = `npm run --silent sign -- --merchant DIR METHOD PATH [BODY-FILE]

Prints the Authorization of one request, for curl and the like: PATH with its query as it will be sent, the body's exact
bytes from BODY-FILE (- reads standard input; none where there is no body). DIR is what npm run enroll wrote.

  curl -X POST http://localhost:3001/v3/pay/partner/transactions/jsapi \\
    -H "Authorization: $(npm run --silent sign -- --merchant DIR POST /v3/pay/partner/transactions/jsapi order.json)" \\
    -H "Accept: application/json" -H "Content-Type: application/json" --data-binary @order.json`;

/** `npm run sign`: nothing but the value on standard output. */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { merchant: { type: "string" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [method = "", pathAndQuery = "", file] = positionals;
  const isRequest = /^[A-Za-z]+$/.test(method) && pathAndQuery.startsWith("/") && positionals.length <= 3;
  if (values.help || !values.merchant || !isRequest) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const body = file === undefined ? new Uint8Array() : readFileSync(file === "-" ? 0 : file);
  const request = { method: method.toUpperCase(), pathAndQuery, body };
  const outside = { nowMs: systemClock.now(), random: (bytes: number) => randomBytes(bytes) };
  console.log(authorizationOf(values.merchant, request, outside));
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

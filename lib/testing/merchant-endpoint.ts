import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Aes, Formatter, Rsa } from "wechatpay-axios-plugin";

/** What can be wrong with a merchant's endpoint; each is one line of code that somebody once wrote. */
export const PLANTED_FAULTS = [
  "welcomes_probes",
  "forgets_the_future",
  "verifies_what_it_wrote_anew",
  "looks_before_it_inserts",
  "takes_any_serial",
  "knows_every_field",
  "works_before_it_answers",
] as const;
export type PlantedFault = (typeof PLANTED_FAULTS)[number];

export type MerchantEndpoint = {
  url: string;
  /** How many different notifications were taken in. */
  count(): number;
  close(): Promise<void>;
};

type Merchant = { apiv3Key: string; keys: Map<string, string> };

/** How long the slow one works on each notification, one after another. */
const WORK_MS = 200;
const FIELDS = new Set(
  "mchid sp_mchid sub_mchid contract_id appid openid sp_appid sp_openid sub_appid sub_openid service_id out_contract_code contract_display_account contract_state contract_signed_time contract_terminate_info".split(
    " ",
  ),
);

/**
 * A merchant's notification endpoint on a free port, written as a merchant would with the field's SDK alone, over the
 * folder that `npm run enroll` writes. Without faults it is right by the platform's rules.
 */
export async function merchantEndpoint(
  folder: string,
  given: { faults?: readonly PlantedFault[]; port?: number } = {},
): Promise<MerchantEndpoint> {
  const faults = new Set(given.faults ?? []);
  const merchant = readMerchant(folder);
  const table = new Set<string>();
  const contracts = new Map<string, string>();
  let working = Promise.resolve();

  async function answer(request: IncomingMessage): Promise<{ status: number; message: string | null }> {
    const body = Buffer.concat(await request.toArray()).toString("utf8");
    const refusal = whyNot(request.headers, body, merchant, faults);
    if (refusal !== null) return { status: 401, message: refusal };
    const { id, resource } = JSON.parse(body);
    let contract: Record<string, string>;
    try {
      const { nonce, associated_data: aad = "", ciphertext } = resource;
      contract = JSON.parse(Aes.AesGcm.decrypt(ciphertext, merchant.apiv3Key, nonce, aad));
    } catch {
      return { status: 400, message: "the resource cannot be opened" };
    }
    if (faults.has("knows_every_field") && Object.keys(contract).some((name) => !FIELDS.has(name)))
      throw new Error("unrecognized key");
    if (faults.has("looks_before_it_inserts")) {
      if (table.has(id)) return { status: 204, message: null };
      await pause(20);
      if (table.has(id)) throw new Error("duplicate key value violates unique constraint");
    }
    if (faults.has("works_before_it_answers") && !table.has(id)) {
      working = working.then(() => pause(WORK_MS));
      table.add(id);
      await working;
    }
    table.add(id);
    contracts.set(contract.out_contract_code ?? "", contract.contract_state ?? "");
    return { status: 204, message: null };
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch(() => ({ status: 500, message: "internal error" }))
      .then(({ status, message }) => {
        if (message === null) return response.writeHead(status).end();
        return response
          .writeHead(status, { "Content-Type": "application/json" })
          .end(JSON.stringify({ code: "FAIL", message }));
      });
  });
  await new Promise<void>((resolve) => server.listen(given.port ?? 0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    count: () => table.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readMerchant(folder: string): Merchant {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const { apiv3_key: apiv3Key, platform_serial_no, pub_key_id } = JSON.parse(read("merchant.json"));
  const keys = new Map([
    [platform_serial_no, read("wechatpay_cert.pem")],
    [pub_key_id, read("wechatpay_pub_key.pem")],
  ]);
  return { apiv3Key, keys };
}

/** Null for a message of the platform; for any other the reason to refuse it. */
function whyNot(
  headers: IncomingHttpHeaders,
  body: string,
  { keys }: Merchant,
  faults: ReadonlySet<PlantedFault>,
): string | null {
  const of = (name: string) => String(headers[`wechatpay-${name}`] ?? "");
  const [timestamp, nonce, signature, serial] = ["timestamp", "nonce", "signature", "serial"].map(of);
  if (!timestamp || !nonce || !signature || !serial) return "a header is missing";
  if (faults.has("welcomes_probes") && signature.startsWith("WECHATPAY/SIGNTEST/")) return null;
  const aheadSeconds = Number(timestamp) - Date.now() / 1000;
  const isAstray = faults.has("forgets_the_future") ? -aheadSeconds > 300 : Math.abs(aheadSeconds) > 300;
  if (isAstray) return "the timestamp is too far away";
  const key = keys.get(serial) ?? (faults.has("takes_any_serial") ? [...keys.values()].at(-1) : undefined);
  if (!key) return "the serial is not known";
  const verified = faults.has("verifies_what_it_wrote_anew") ? JSON.stringify(JSON.parse(body)) : body;
  const text = Formatter.joinedByLineFeed(timestamp, nonce, verified);
  return Rsa.verify(text, signature, key) ? null : "the signature does not match";
}

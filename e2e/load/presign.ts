import { createSign, createVerify, type KeyObject, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import type { MerchantFile } from "@/lib/simulator/merchant-file";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import { requestCanonical } from "@/lib/wechatpay/canonical";
import { readPrivateKey, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import type { Server } from "../server";
import { quantile, type Row, show } from "./row";

const CALLS = 1000;
const WARM_UP = 2500;
/** Of the warm-up, told apart: what a server's first callers wait. */
const FIRST = 400;
const ORDER = "/v3/pay/partner/transactions/jsapi";
const PRESIGN = "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign";

type Merchant = { file: MerchantFile; privateKey: KeyObject; publicKey: KeyObject };
type Prepared = { path: string; body: string; headers: Record<string, string> };

/**
 * p99 of a pre-sign call on loopback, each a session of its own on an order of its own, beside one RSA-2048 signature
 * plus one verification in this process, taken in turns with the calls. Both p99, of as many samples, once the code of
 * both is compiled: a bare server that does no more than those two is as slow in its first thousand calls. The script
 * `bench` gives this process a wide young generation, because its own collections would be taken for the server's.
 */
export async function presignRow(server: Server): Promise<Row> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const merchant = await newMerchant(server);
    const first = await sample(server, { merchant, agent, calls: FIRST });
    await sample(server, { merchant, agent, calls: WARM_UP - FIRST });
    const { calls, yardstick } = await sample(server, { merchant, agent, calls: CALLS });
    const [p99, bare] = [quantile(calls, 0.99), quantile(yardstick, 0.99)];
    return {
      name: "Pre-sign call on loopback, p99, beside one RSA-2048 signature plus one verification",
      value: p99 / bare,
      unit: "times",
      goal: 3,
      better: "lower",
      note: `${CALLS} calls after ${WARM_UP}: p99 ${show(p99)} ms, median ${show(quantile(calls, 0.5))} ms; signature + verification: p99 ${show(bare)} ms, median ${show(quantile(yardstick, 0.5))} ms; p99 of the first ${FIRST} calls: ${show(quantile(first.calls, 0.99))} ms`,
    };
  } finally {
    agent.destroy();
  }
}

type Sampling = { merchant: Merchant; agent: Agent; calls: number };

/** So many calls and so many turns of the yardstick, in milliseconds. */
async function sample(server: Server, { merchant, agent, calls: count }: Sampling) {
  const calls: number[] = [];
  const yardstick: number[] = [];
  for (let index = 0; index < count; index++) {
    const code = `bench${index}x${Date.now()}`;
    const prepayId = await order(server, { merchant, agent, outTradeNo: code });
    const prepared = prepare(PRESIGN, presignBody(merchant.file, prepayId, code), merchant);
    calls.push(await milliseconds(() => post(server, prepared, agent)));
    yardstick.push(await milliseconds(async () => signAndVerify(merchant, prepared.body)));
  }
  return { calls, yardstick };
}

async function newMerchant(server: Server): Promise<Merchant> {
  const keys = await newMerchantKeys();
  const reply = await fetch(`${server.doorUrl}/sandbox/merchants`, {
    method: "POST",
    body: JSON.stringify({ public_key_pem: keys.publicKeyPem, apiv3_key: keys.apiv3Key }),
  });
  const { merchant } = (await reply.json()) as { merchant: MerchantFile };
  const privateKey = readPrivateKey(keys.privateKeyPem, "private key");
  return { file: merchant, privateKey, publicKey: readPublicKey(keys.publicKeyPem, "public key") };
}

async function order(
  server: Server,
  { merchant, agent, outTradeNo }: { merchant: Merchant; agent: Agent; outTradeNo: string },
): Promise<string> {
  const { file } = merchant;
  const body = {
    sp_appid: file.sp_appid,
    sp_mchid: file.mchid,
    sub_mchid: file.sub_mchid,
    description: "bench",
    out_trade_no: outTradeNo,
    notify_url: `${server.doorUrl}/sandbox/sink/204`,
    amount: { total: 1 },
    payer: { sp_openid: file.sp_openid },
  };
  const said = await post(server, prepare(ORDER, body, merchant), agent);
  return (JSON.parse(said) as { prepay_id: string }).prepay_id;
}

function presignBody(file: MerchantFile, prepayId: string, code: string) {
  return {
    sp_appid: file.sp_appid,
    sp_openid: file.sp_openid,
    sub_mchid: file.sub_mchid,
    sub_appid: file.sub_appid,
    service_id: file.service_id,
    out_contract_code: code,
    notify_url: "https://shop.example/sign",
    contract_display_account: "bench",
    prepay_id: prepayId,
  };
}

/** Signed beforehand: what the client computes is no part of the call. */
function prepare(path: string, content: object, { file, privateKey }: Merchant): Prepared {
  const body = JSON.stringify(content);
  const timestamp = unixSeconds(Date.now());
  const nonce = nonceFrom(randomBytes(32));
  const signature = sign(privateKey, requestCanonical({ method: "POST", pathAndQuery: path, timestamp, nonce, body }));
  const { mchid, serial_no: serialNo } = file;
  const authorization = formatAuthorization({ mchid, serialNo, timestamp, nonce, signature });
  const headers = {
    Accept: "application/json",
    "Content-Type": "application/json",
    "User-Agent": "bench",
    Authorization: authorization,
    "Content-Length": String(Buffer.byteLength(body)),
  };
  return { path, body, headers };
}

/** On the one connection that is kept open, by node:http itself: what fetch adds of its own is not ours to measure. */
function post(server: Server, { path, body, headers }: Prepared, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.doorUrl}${path}`, { method: "POST", headers, agent }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () => {
        const said = Buffer.concat(chunks).toString();
        if (reply.statusCode === 200) resolve(said);
        else reject(new Error(`${path} was answered ${reply.statusCode}: ${said}`));
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** By node:crypto alone, so that the yardstick shares no code with the product. */
function signAndVerify({ privateKey, publicKey }: Merchant, text: string): void {
  const signature = createSign("RSA-SHA256").update(text).sign(privateKey);
  if (!createVerify("RSA-SHA256").update(text).verify(publicKey, signature)) throw new Error("the yardstick is bent");
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

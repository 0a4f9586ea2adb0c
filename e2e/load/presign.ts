import { createSign, createVerify, type KeyObject, randomBytes } from "node:crypto";
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
import { openWire, type Wire } from "./wire";

const CALLS = 2000;
const WARM_UP = 2500;
/** Of the warm-up, told apart: what a server's first callers wait. */
const FIRST = 400;
const ORDER = "/v3/pay/partner/transactions/jsapi";
const PRESIGN = "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign";

type Merchant = { file: MerchantFile; privateKey: KeyObject; publicKey: KeyObject };

/**
 * p99 of a pre-sign call on loopback, each a session of its own on an order of its own, beside one RSA-2048 signature
 * plus one verification in this process, taken in turns with the calls. Both p99, of as many samples, once the code of
 * both is compiled: a bare server that does no more than those two is as slow in its first thousand calls. The script
 * `bench` gives this process a wide young generation, because its own collections would be taken for the server's.
 */
export async function presignRow(server: Server): Promise<Row> {
  const wire = await openWire(server.doorUrl);
  try {
    const merchant = await newMerchant(server);
    const first = await sample(wire, { merchant, calls: FIRST });
    await sample(wire, { merchant, calls: WARM_UP - FIRST });
    const { calls, yardstick } = await sample(wire, { merchant, calls: CALLS });
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
    wire.close();
  }
}

type Sampling = { merchant: Merchant; calls: number };

/** So many calls and so many turns of the yardstick, in milliseconds. */
async function sample(wire: Wire, { merchant, calls: count }: Sampling) {
  const calls: number[] = [];
  const yardstick: number[] = [];
  for (let index = 0; index < count; index++) {
    const code = `bench${index}x${Date.now()}`;
    const prepayId = await order(wire, merchant, code);
    const request = signedRequest(PRESIGN, presignBody(merchant.file, prepayId, code), merchant);
    calls.push(await milliseconds(() => accepted(wire, request)));
    yardstick.push(await milliseconds(async () => signAndVerify(merchant, request)));
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

async function order(wire: Wire, merchant: Merchant, outTradeNo: string): Promise<string> {
  const { file } = merchant;
  const body = {
    sp_appid: file.sp_appid,
    sp_mchid: file.mchid,
    sub_mchid: file.sub_mchid,
    description: "bench",
    out_trade_no: outTradeNo,
    notify_url: "https://shop.example/paid",
    amount: { total: 1 },
    payer: { sp_openid: file.sp_openid },
  };
  const said = await accepted(wire, signedRequest(ORDER, body, merchant));
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

/** Signed and written down beforehand: what the client computes is no part of the call. */
function signedRequest(path: string, content: object, { file, privateKey }: Merchant): Buffer {
  const body = JSON.stringify(content);
  const timestamp = unixSeconds(Date.now());
  const nonce = nonceFrom(randomBytes(32));
  const signature = sign(privateKey, requestCanonical({ method: "POST", pathAndQuery: path, timestamp, nonce, body }));
  const { mchid, serial_no: serialNo } = file;
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Accept: application/json",
    "Content-Type: application/json",
    "User-Agent: bench",
    `Authorization: ${formatAuthorization({ mchid, serialNo, timestamp, nonce, signature })}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** The body of the answer, which must be a 200. */
async function accepted(wire: Wire, request: Buffer): Promise<string> {
  const answer = await wire.exchange(request);
  if (!answer.startsWith("HTTP/1.1 200 ")) throw new Error(`A call was not accepted: ${answer}`);
  return answer.slice(answer.indexOf("\r\n\r\n") + 4);
}

/** By node:crypto alone, so that the yardstick shares no code with the product. */
function signAndVerify({ privateKey, publicKey }: Merchant, text: Buffer): void {
  const signature = createSign("RSA-SHA256").update(text).sign(privateKey);
  if (!createVerify("RSA-SHA256").update(text).verify(publicKey, signature)) throw new Error("the yardstick is bent");
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

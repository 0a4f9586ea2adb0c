import { afterEach, describe, expect, test } from "vitest";
import { Aes, Formatter, Rsa, Wechatpay } from "wechatpay-axios-plugin";
import { systemClock } from "@/lib/clock";
import { createLog } from "@/lib/machine/log";
import { type Door, openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { testKeys } from "@/lib/testing/keys";
import {
  APIV3_KEY,
  orderBody,
  PRESIGN_PATH,
  presignBody,
  type Received,
  testEndpoint,
  testWorld,
} from "@/lib/testing/simulated-world";
import { headerValue } from "@/lib/wechatpay/header";
import { tick } from "./dispatcher";
import type { KeyMode } from "./merchant";
import { act } from "./payer";

/**
 * The oracle: an SDK that shares no line with us speaks to the platform over a socket. Whatever we believe of canonical
 * strings, envelopes and keys on both our sides, it has to believe too.
 */
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function outsider(keyMode: KeyMode, privateKey = testKeys("merchant").privateKeyPem) {
  const test = await testWorld({ keyMode });
  closing.push(test.close);
  const sim = { ...test.sim, clock: systemClock, wireClock: systemClock };
  const world = assembleWorld({
    store: test.store,
    vault: test.sim.vault,
    publicUrl: "http://localhost",
    allowPrivate: true,
    log: createLog("silent"),
  });
  const door: Door = await openDoor(world, { host: "127.0.0.1", port: 0, maxBodyBytes: 100_000, sandboxToken: null });
  closing.push(door.close);
  const endpoint = await testEndpoint();
  closing.push(endpoint.close);
  const { enrolment } = test;
  const wxpay: unknown = new Wechatpay({
    baseURL: `http://127.0.0.1:${door.port}/`,
    mchid: enrolment.mchid,
    serial: enrolment.serialNo,
    privateKey,
    certs: {
      [enrolment.platformSerial]: enrolment.platformCertificatePem,
      [enrolment.publicKeyId]: enrolment.publicKeyPem,
    },
  });
  const headers = keyMode === "public_key" ? { "Wechatpay-Serial": enrolment.publicKeyId } : {};
  return { wxpay: wxpay as Chain, sim, enrolment, endpoint, headers };
}

/** The SDK's own types let every path through as possibly undefined; this says no more than which two are called. */
type Post<Data> = { post(body: object, config: object): Promise<{ data: Data; headers: Record<string, string> }> };
type Chain = {
  v3: {
    pay: { partner: { transactions: { jsapi: Post<{ prepay_id: string }> } } };
    passwordExemptContract: {
      contracts: { serviceProvider: { preEntrustSign: { payRedirectSign: Post<Record<string, unknown>> } } };
    };
  };
};

type Outsider = Awaited<ReturnType<typeof outsider>>;

async function order({ wxpay, enrolment, endpoint, headers }: Outsider): Promise<string> {
  const body = orderBody(enrolment, { notify_url: `${endpoint.url}/pay` });
  const reply = await wxpay.v3.pay.partner.transactions.jsapi.post(body, { headers });
  return reply.data.prepay_id;
}

/** The call of the documentation page, member by member as it is written there. */
async function presign({ wxpay, enrolment, endpoint, headers }: Outsider, prepayId: string) {
  const data = presignBody(enrolment, prepayId, { notify_url: `${endpoint.url}/sign` });
  return wxpay.v3.passwordExemptContract.contracts.serviceProvider.preEntrustSign.payRedirectSign.post(data, {
    headers,
  });
}

describe.each(["public_key", "certificate"] as const)("the unmodified SDK, in %s mode,", (keyMode) => {
  test("orders and pre-signs, and verifies both replies", async () => {
    const outside = await outsider(keyMode);
    const prepayId = await order(outside);
    expect(prepayId).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
    const reply = await presign(outside, prepayId);
    expect(reply.data).toEqual({
      mchid: outside.enrolment.mchid,
      sub_mchid: outside.enrolment.subMchid,
      service_id: outside.enrolment.serviceId,
      out_contract_code: "wxwtdk20200910100000",
    });
    const { platformSerial, publicKeyId } = outside.enrolment;
    expect(reply.headers["wechatpay-serial"]).toBe(keyMode === "public_key" ? publicKeyId : platformSerial);
  });

  test("verifies and opens the payment and the contract notification", async () => {
    const outside = await outsider(keyMode);
    const prepayId = await order(outside);
    await presign(outside, prepayId);
    await act(prepayId, "pay", outside.sim);
    await act(prepayId, "agree", outside.sim);
    await tick(outside.sim);
    const byPath = (path: string) => openedBySdk(outside, path);
    expect(byPath("/pay")).toMatchObject({ trade_state: "SUCCESS", out_trade_no: "T20260301000001" });
    expect(byPath("/sign")).toMatchObject({
      contract_state: "SIGNED",
      out_contract_code: "wxwtdk20200910100000",
      service_id: outside.enrolment.serviceId,
      sub_mchid: outside.enrolment.subMchid,
    });
    expect(outside.endpoint.received).toHaveLength(2);
  });

  test("with a key that is not the merchant's gets the 401 whose length and text are those it signed", async () => {
    const outside = await outsider(keyMode, testKeys("stranger").privateKeyPem);
    const data = presignBody(outside.enrolment, "wx201410272009395522657a690389285100");
    const failure = await presign(outside, data.prepay_id).then(
      () => null,
      (error: {
        response: { status: number; data: Refused };
        config: { headers: Record<string, string>; data: string };
      }) => error,
    );
    if (!failure) throw new Error("accepted");
    const authorization = failure.config.headers.Authorization ?? "";
    const member = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(authorization)?.[1] ?? "";
    const signed = Formatter.request(
      "POST",
      PRESIGN_PATH,
      member("timestamp"),
      member("nonce_str"),
      failure.config.data,
    );
    expect(failure.response.status).toBe(401);
    expect(failure.response.data.detail.sign_information).toEqual({
      method: "POST",
      sign_message_length: Buffer.byteLength(signed),
      truncated_sign_message: `POST\n${PRESIGN_PATH}\n${member("timestamp")}\n${member("nonce_str")}\n{"sp_app\n`,
      url: PRESIGN_PATH,
    });
  });
});

type Refused = { detail: { sign_information: object } };

function openedBySdk({ endpoint, enrolment }: Outsider, path: string): unknown {
  const sent = endpoint.received.find((one) => one.path === path);
  if (!sent) throw new Error(`Nothing came to ${path}`);
  const serial = headerOf(sent, "Wechatpay-Serial");
  const key = {
    [enrolment.platformSerial]: enrolment.platformCertificatePem,
    [enrolment.publicKeyId]: enrolment.publicKeyPem,
  }[serial];
  const body = Buffer.from(sent.body).toString("utf8");
  const text = Formatter.response(headerOf(sent, "Wechatpay-Timestamp"), headerOf(sent, "Wechatpay-Nonce"), body);
  expect(Rsa.verify(text, headerOf(sent, "Wechatpay-Signature"), key ?? "")).toBe(true);
  const envelope = JSON.parse(body);
  expect(Object.keys(envelope)).toEqual(["id", "create_time", "resource_type", "event_type", "summary", "resource"]);
  expect(Object.keys(envelope.resource)).toEqual([
    "original_type",
    "algorithm",
    "ciphertext",
    "associated_data",
    "nonce",
  ]);
  const { ciphertext, nonce, associated_data: aad } = envelope.resource;
  return JSON.parse(Aes.AesGcm.decrypt(ciphertext, APIV3_KEY, nonce, aad));
}

function headerOf(sent: Received, name: string): string {
  return headerValue(sent.headers, name) ?? "";
}

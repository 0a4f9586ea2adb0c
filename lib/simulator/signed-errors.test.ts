import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { callOperation, contractPath } from "@/lib/testing/family";
import {
  ORDER_PATH,
  orderBody,
  PRESIGN_PATH,
  presignBody,
  requestTo,
  signedHeaders,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { replyCanonical } from "@/lib/wechatpay/canonical";
import { readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { createEdge } from "./edge";
import type { FaultKind } from "./fault-kinds";
import { addFault, removeAllFaults } from "./faults";
import { createPlatform } from "./platform";
import { writeSetting } from "./settings";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  await removeAllFaults(world.sim);
  await writeSetting("signedErrors", "none", world.sim);
});

/** By the serial of a key that verifies it; null for an answer without a signature. */
function signedBy(headers: readonly HeaderPair[], body: string): string | null {
  const value = (name: string) => headerValue(headers, name) ?? "";
  const serial = value("Wechatpay-Serial");
  if (serial === "") return null;
  const { publicKeyId, publicKeyPem, platformCertificatePem } = world.enrolment;
  const pem = serial === publicKeyId ? publicKeyPem : platformCertificatePem;
  const canonical = replyCanonical({
    timestamp: value("Wechatpay-Timestamp"),
    nonce: value("Wechatpay-Nonce"),
    body,
  });
  const isRight = verify(readPublicKey(pem, "pem"), canonical, Buffer.from(value("Wechatpay-Signature"), "base64"));
  return isRight ? serial : "a signature that does not fit";
}

async function faulted(kind: FaultKind, change: { mchid?: string } = {}) {
  await addFault({ kind, place: "reply", mode: { kind: "next", n: 1 }, mchid: null }, world.sim);
  const body = JSON.stringify(orderBody(world.enrolment));
  const headers = Object.entries(signedHeaders({ path: ORDER_PATH, body }, world, change));
  const readBody = async () => Buffer.from(body);
  const { reply } = await createEdge(world.sim)({ method: "POST", pathAndQuery: ORDER_PATH, headers, readBody });
  return [reply.status, signedBy(reply.headers, reply.body)];
}

const business = () => writeSetting("signedErrors", "business", world.sim);

test.each([
  ["http_429", 429],
  ["http_503", 503],
  ["http_500", 500],
] as const)(
  "a faulted %s is signed where the settings say so, for whom the call says it is from",
  async (kind, status) => {
    expect(await faulted(kind)).toEqual([status, null]);
    await business();
    expect(await faulted(kind)).toEqual([status, world.enrolment.publicKeyId]);
  },
);

test("a call that is from nobody is turned away unsigned, and a proxy has no key", async () => {
  await business();
  expect(await faulted("http_429", { mchid: "1600000000" })).toEqual([429, null]);
  expect(await faulted("http_502")).toEqual([502, null]);
});

test("what went wrong in here is a 500 that is signed where the settings say so", async () => {
  const failing = createPlatform({
    ...world.sim,
    clock: {
      now() {
        throw new Error("no time");
      },
    },
  });
  const ask = async () => {
    const body = JSON.stringify(orderBody(world.enrolment, { out_trade_no: "FAILING1" }));
    const sent = { path: ORDER_PATH, body };
    const reply = await failing(requestTo(sent, signedHeaders(sent, world)));
    return [reply.status, signedBy([...reply.headers], await reply.text())];
  };
  expect(await ask()).toEqual([500, null]);
  await business();
  expect(await ask()).toEqual([500, world.enrolment.publicKeyId]);
});

test("400 and 404 stay unsigned, as they were seen; a magic value's error goes by the settings", async () => {
  await business();
  const unsigned = async (reply: Response) => [reply.status, signedBy([...reply.headers], await reply.text())];
  const at = contractPath(world, "unknown1");
  const { status, headers } = await callOperation(world, "contract-query", at);
  expect([status, headers.has("Wechatpay-Signature")]).toEqual([404, false]);
  const ask = (change: Record<string, unknown>) => {
    const body = JSON.stringify(presignBody(world.enrolment, "wx1", change));
    return world.platform(requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, world)));
  };
  expect(await unsigned(await ask({}))).toEqual([400, null]);
  const { publicKeyId } = world.enrolment;
  for (const [magic, status] of [
    ["SYSTEM_ERROR", 500],
    ["FREQUENCY_LIMITED", 429],
    ["NO_AUTH", 403],
  ] as const) {
    expect(await unsigned(await ask({ contract_display_account: magic }))).toEqual([status, publicKeyId]);
  }
});

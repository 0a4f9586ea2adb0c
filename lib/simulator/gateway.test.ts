import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import {
  APIV3_KEY,
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  requestTo,
  signedCall,
  signedHeaders,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { canonicalText, replyCanonical, requestCanonical } from "@/lib/wechatpay/canonical";
import { readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { getMerchant } from "./merchants";
import { createPlatform } from "./platform";
import { sessionsByCode } from "./store";

let world: TestWorld;
let prepayId: string;
beforeAll(async () => {
  world = await testWorld({ settings: { maxBodyBytes: 4096 } });
  prepayId = await placeOrder(world);
});
afterAll(() => world.close());

const FORMAT =
  '{"code":"SIGN_ERROR","message":"Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》"}';
const SERIAL = '{"code":"SIGN_ERROR","message":"商户证书序列号有误。请使用签名私钥匹配的证书序列号"}';
const CLOCK = '{"code":"SIGN_ERROR","message":"Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"}';

const good = () => JSON.stringify(presignBody(world.enrolment, prepayId));
const send = (body: string | Uint8Array) => signedCall(world, PRESIGN_PATH, body);

async function answered(reply: Response | Promise<Response>): Promise<[number, string]> {
  const settled = await reply;
  return [settled.status, await settled.text()];
}

describe("the gateway's checks, in their order and with their very texts", () => {
  const withHeaders = (change: Record<string, string | undefined>, body = good()) =>
    answered(
      world.platform(
        requestTo({ path: PRESIGN_PATH, body }, { ...signedHeaders({ path: PRESIGN_PATH, body }, world), ...change }),
      ),
    );
  const withAuthorization = (change: { mchid?: string; serialNo?: string; timestamp?: string }) => {
    const body = good();
    return answered(
      world.platform(
        requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, world, change)),
      ),
    );
  };

  test("1: an unknown path is a 404 without any body, also without credentials", async () => {
    expect(await answered(world.platform(requestTo({ path: "/v3/nowhere", body: "{}" }, {})))).toEqual([404, ""]);
    expect(await answered(world.platform(requestTo({ path: `${PRESIGN_PATH}/`, body: "{}" }, {})))).toEqual([404, ""]);
  });

  test("2: a wrong method is a 405 without any body", async () => {
    const reply = await world.platform(requestTo({ path: PRESIGN_PATH, body: "", method: "GET" }, {}));
    expect(reply.headers.get("content-length")).toBe("0");
    expect(await answered(reply)).toEqual([405, ""]);
  });

  test.each(["Accept", "User-Agent"])("3: a missing %s is told before the missing Authorization", async (name) => {
    const expected = [400, '{"code":"INVALID_REQUEST","message":"Http头缺少Accept或User-Agent"}'];
    expect(await withHeaders({ [name]: undefined, Authorization: undefined })).toEqual(expected);
  });

  test("4: a missing or malformed Authorization gets the 125 bytes that the platform sends", async () => {
    expect(Buffer.byteLength(FORMAT)).toBe(125);
    const authorization = signedHeaders({ path: PRESIGN_PATH, body: good() }, world).Authorization ?? "";
    const broken = [
      undefined,
      "",
      "Bearer",
      authorization.replaceAll('"', "'"),
      authorization.replaceAll(",", ", "),
      authorization.replace("nonce_str", "nonce"),
      `${authorization},`,
    ];
    for (const value of broken) expect(await withHeaders({ Authorization: value })).toEqual([401, FORMAT]);
  });

  test("5: another scheme is refused as such", async () => {
    const authorization = signedHeaders({ path: PRESIGN_PATH, body: good() }, world).Authorization ?? "";
    const other = authorization.replace("SHA256-RSA2048", "SM2-WITH-SM3");
    expect(await withHeaders({ Authorization: other })).toEqual([
      401,
      '{"code":"SIGN_ERROR","message":"Http头Authorization认证类型不正确"}',
    ]);
  });

  test.each([-301, 301])(
    "6: a timestamp %i seconds away is refused before the serial is looked at",
    async (seconds) => {
      const timestamp = String(world.clock.now() / 1000 + seconds);
      expect(await withAuthorization({ timestamp, serialNo: "0".repeat(40) })).toEqual([401, CLOCK]);
    },
  );

  test.each(["1772352000000", "1772352000.5", "soon"])(
    "6: a timestamp that is no Unix seconds is refused: %s",
    async (timestamp) => {
      expect(await withAuthorization({ timestamp })).toEqual([401, CLOCK]);
    },
  );

  test("6: a timestamp 300 seconds away passes", async () => {
    expect((await withAuthorization({ timestamp: String(world.clock.now() / 1000 - 300) }))[0]).toBe(200);
  });

  test("7: a serial or a merchant that is not this one is refused before the signature is looked at", async () => {
    expect(await withAuthorization({ serialNo: world.enrolment.platformSerial })).toEqual([401, SERIAL]);
    expect(await withAuthorization({ mchid: "1600000000" })).toEqual([401, SERIAL]);
    expect(await withAuthorization({ mchid: world.enrolment.subMchid })).toEqual([401, SERIAL]);
  });

  test("9: a wrong signature is told with the length in bytes and the text cut to 8 characters of the body", async () => {
    const body = good();
    const stranger = { ...world, keys: testKeys("stranger") };
    const [status, text] = await answered(
      world.platform(requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, stranger))),
    );
    const timestamp = String(world.clock.now() / 1000);
    const nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
    const canonical = requestCanonical({ method: "POST", pathAndQuery: PRESIGN_PATH, timestamp, nonce, body });
    expect(status).toBe(401);
    expect(text).toBe(
      `{"code":"SIGN_ERROR","detail":{"detail":{"issue":"sign not match"},"field":"signature","location":"authorization","sign_information":{"method":"POST","sign_message_length":${canonical.length},"truncated_sign_message":${JSON.stringify(`POST\n${PRESIGN_PATH}\n${timestamp}\n${nonce}\n{"sp_app\n`)},"url":"${PRESIGN_PATH}"}},"message":"错误的签名，验签失败"}`,
    );
    expect(canonical.length).toBeGreaterThan(canonicalText(canonical).length);
  });

  test("9: the query is part of what is signed and of the url that is told", async () => {
    const path = `${PRESIGN_PATH}?a=1`;
    const headers = signedHeaders({ path: PRESIGN_PATH, body: good() }, world);
    const [status, text] = await answered(world.platform(requestTo({ path, body: good() }, headers)));
    expect([status, JSON.parse(text).detail.sign_information.url]).toEqual([401, path]);
  });

  test("a Wechatpay-Serial that names no key of the platform is refused, after the signature", async () => {
    const [status, text] = await withHeaders({ "Wechatpay-Serial": "PUB_KEY_ID_0000" });
    expect([status, text]).toEqual([400, '{"code":"PARAM_ERROR","message":"平台证书序列号Wechatpay-Serial错误"}']);
  });

  test("Authorization members are taken in any order", async () => {
    const authorization = signedHeaders({ path: PRESIGN_PATH, body: good() }, world).Authorization ?? "";
    const [scheme = "", pairs = ""] = authorization.split(" ");
    const reversed = `${scheme} ${pairs.split(",").reverse().join(",")}`;
    expect((await withHeaders({ Authorization: reversed }))[0]).toBe(200);
  });

  test("no error carries a signature, and its Request-ID ends in the internal number", async () => {
    const reply = await send("{}");
    expect(reply.headers.get("request-id")).toMatch(/^[0-9A-F]+-268435461$/);
    expect([...reply.headers.keys()].filter((name) => name.startsWith("wechatpay"))).toEqual([]);
  });

  test("with the other gateway profile the texts of rows 4 and 9 are those of the transactions routes", async () => {
    const body = good();
    const sim = { ...world.sim, settings: { ...world.sim.settings, gatewayContract: "transactions" as const } };
    const platform = createPlatform(sim);
    const unsigned = await answered(platform(requestTo({ path: PRESIGN_PATH, body }, {})));
    expect(unsigned).toEqual([401, '{"code":"SIGN_ERROR","message":"签名信息错误，验签失败"}']);
    const headers = signedHeaders({ path: PRESIGN_PATH, body: "other" }, world);
    const wrong = await answered(platform(requestTo({ path: PRESIGN_PATH, body }, headers)));
    expect(wrong).toEqual([401, '{"code":"SIGN_ERROR","message":"签名错误"}']);
  });
});

describe("the body is verified as the bytes that came", () => {
  test("Go's trailing line feed", async () => {
    expect((await send(`${good()}\n`)).status).toBe(200);
  });

  test("Python's spacing and escapes", async () => {
    const spaced = good()
      .replaceAll('":', '": ')
      .replaceAll(',"', ', "')
      .replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
    expect((await send(spaced)).status).toBe(200);
  });

  test("members in any order are the same request", async () => {
    const reversed = Object.fromEntries(Object.entries(presignBody(world.enrolment, prepayId)).reverse());
    expect((await send(JSON.stringify(reversed))).status).toBe(200);
  });

  test.each([
    ["malformed JSON", '{"sp_appid":'],
    ["a list", "[]"],
    ["a number", "1"],
    ["null", "null"],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ["a byte order mark", "\uFEFF{}"],
  ])("%s is a 400 and nothing else", async (_name, body) => {
    expect(await answered(send(body))).toEqual([400, '{"code":"PARAM_ERROR","message":"参数错误"}']);
  });

  test("a body nested a hundred thousand deep is a 400, not a fault of ours", async () => {
    const roomy = createPlatform({ ...world.sim, settings: { ...world.sim.settings, maxBodyBytes: 1_000_000 } });
    const body = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const reply = roomy(requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, world)));
    expect(await answered(reply)).toEqual([400, '{"code":"PARAM_ERROR","message":"参数错误"}']);
  });

  test("an empty body lacks its first member", async () => {
    const [status, text] = await answered(send(""));
    expect([status, JSON.parse(text).message]).toEqual([400, expect.stringContaining("/body/sp_appid")]);
  });

  test("a body over the limit is a 413, whoever sends it", async () => {
    expect(await answered(send("x".repeat(4097)))).toEqual([413, ""]);
    expect(await answered(world.platform(requestTo({ path: PRESIGN_PATH, body: "x".repeat(4097) }, {})))).toEqual([
      413,
      "",
    ]);
  });
});

describe("a 200", () => {
  test("echoes four members, is signed by the key of the merchant's mode, and has the headers of production in their case-blind set", async () => {
    const reply = await send(good());
    const body = await reply.text();
    expect(body).toBe(
      `{"mchid":"${world.enrolment.mchid}","sub_mchid":"${world.enrolment.subMchid}","service_id":${world.enrolment.serviceId},"out_contract_code":"wxwtdk20200910100000"}`,
    );
    const header = (name: string) => reply.headers.get(name) ?? "";
    expect(header("Wechatpay-Serial")).toBe(world.enrolment.publicKeyId);
    expect(header("Wechatpay-Signature-Type")).toBe("WECHATPAY2-SHA256-RSA2048");
    expect(header("Request-ID")).toMatch(/-0$/);
    const canonical = replyCanonical({
      timestamp: header("Wechatpay-Timestamp"),
      nonce: header("Wechatpay-Nonce"),
      body,
    });
    const key = readPublicKey(world.enrolment.publicKeyPem, "public key");
    expect(verify(key, canonical, Buffer.from(header("Wechatpay-Signature"), "base64"))).toBe(true);
  });

  test("is signed by the public key when the request names it", async () => {
    const body = good();
    const headers = {
      ...signedHeaders({ path: PRESIGN_PATH, body }, world),
      "Wechatpay-Serial": world.enrolment.publicKeyId,
    };
    const reply = await world.platform(requestTo({ path: PRESIGN_PATH, body }, headers));
    expect(reply.headers.get("Wechatpay-Serial")).toBe(world.enrolment.publicKeyId);
  });
});

test("what goes wrong inside is a 500 SYSTEM_ERROR, logged with the id that the caller got, and keeps no secret", async () => {
  const full = () => Promise.reject(new Error("disk full"));
  const broken = {
    ...world.sim,
    clock: { now: () => world.clock.now() },
    store: { ...world.sim.store, write: full, commit: full },
  };
  const body = JSON.stringify(presignBody(world.enrolment, prepayId, { out_contract_code: "fresh1" }));
  await getMerchant(world.enrolment.mchid, broken);
  const reply = await createPlatform(broken)(
    requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, world)),
  );
  expect(await answered(reply)).toEqual([500, '{"code":"SYSTEM_ERROR","message":"系统异常，请稍后重试"}']);
  expect(world.logged.at(-1)).toMatchObject({ requestId: reply.headers.get("request-id") });
  const logged = inspect(world.logged, { depth: 10 });
  expect(logged).toContain("disk full");
  for (const secret of [APIV3_KEY, "PRIVATE KEY", "WECHATPAY2", "fresh1"]) expect(logged).not.toContain(secret);
});

test("an answer leaves only when what it speaks of is on disk", async () => {
  let finish = () => {};
  const kept = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { store } = world.sim;
  const commit: typeof store.commit = async (work) => ({ result: (await store.commit(work)).result, kept });
  const body = JSON.stringify(presignBody(world.enrolment, prepayId, { out_contract_code: "slowdisk1" }));
  let answeredWith: number | null = null;
  const request = requestTo({ path: PRESIGN_PATH, body }, signedHeaders({ path: PRESIGN_PATH, body }, world));
  const answering = createPlatform({ ...world.sim, store: { ...store, commit } })(request).then(({ status }) => {
    answeredWith = status;
  });
  await until(async () => (await sessionsByCode(store.db, world.enrolment.mchid, "slowdisk1")).length === 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(answeredWith).toBeNull();
  finish();
  await answering;
  expect(answeredWith).toBe(200);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

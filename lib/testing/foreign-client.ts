import { Aes, Formatter, Rsa, Wechatpay } from "wechatpay-axios-plugin";
import { systemClock } from "@/lib/clock";
import { createLog } from "@/lib/machine/log";
import { openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { advance } from "@/lib/simulator/clock";
import { tick } from "@/lib/simulator/dispatcher";
import { switchKeyMode } from "@/lib/simulator/key-mode";
import type { KeyMode } from "@/lib/simulator/merchant";
import { flush } from "@/lib/simulator/received";
import { headerValue } from "@/lib/wechatpay/header";
import type { Operation } from "@/lib/wechatpay/operation";
import { testKeys } from "./keys";
import { APIV3_KEY, type Received, testEndpoint, testWorld } from "./simulated-world";

/** What the SDK hands back; for a 204 `data` is empty. */
export type SdkReply = { status: number; data: Record<string, unknown>; headers: Record<string, string> };

/** What is sent: texts for the path and the query, and a body. */
export type SdkCall = { path?: Record<string, string | number>; query?: Record<string, string>; body?: object };

export type Foreigner = Awaited<ReturnType<typeof foreigner>>;

type Verb = (...given: unknown[]) => Promise<SdkReply>;
type Chain = { [segment: string]: Chain } & { get: Verb; post: Verb };

/**
 * The unmodified `wechatpay-axios-plugin`, told of no more than a merchant is, before a machine door on a free port. It
 * shares no line with us: whatever we believe of strings, envelopes and keys on both our sides, it has to believe too.
 * A merchant of one mode trusts that mode's key alone; one that is being switched trusts both.
 */
export async function foreigner(keyMode: KeyMode, privateKey = testKeys("merchant").privateKeyPem) {
  const test = await testWorld({ keyMode });
  const sim = { ...test.sim, wireClock: systemClock };
  test.clock.turn({ mode: "frozen", atMs: systemClock.now() });
  if (keyMode === "grey") await switchKeyMode(test.enrolment.mchid, keyMode, sim);
  const world = assembleWorld({
    store: test.store,
    vault: test.sim.vault,
    publicUrl: "http://localhost",
    allowPrivate: true,
    log: createLog("silent"),
    clock: test.clock,
    wireClock: systemClock,
  });
  const door = await openDoor(world, { host: "127.0.0.1", port: 0, maxBodyBytes: 100_000, sandboxToken: null });
  const endpoint = await testEndpoint();
  const { enrolment } = test;
  const certs = {
    ...(keyMode === "public_key" ? {} : { [enrolment.platformSerial]: enrolment.platformCertificatePem }),
    ...(keyMode === "certificate" ? {} : { [enrolment.publicKeyId]: enrolment.publicKeyPem }),
  };
  const baseURL = `http://127.0.0.1:${door.port}/`;
  const given = { baseURL, mchid: enrolment.mchid, serial: enrolment.serialNo, privateKey };
  const wxpay: unknown = new Wechatpay({ ...given, certs });
  const headers = keyMode === "certificate" ? {} : { "Wechatpay-Serial": enrolment.publicKeyId };
  const call = (op: Operation, sent: SdkCall): Promise<SdkReply> => {
    const config = { headers, ...sent.path, ...(sent.query ? { params: sent.query } : {}) };
    const at = chained(wxpay as Chain, op.path);
    return op.method === "GET" ? at.get(config) : at.post(sent.body, config);
  };
  const close = async () => {
    await endpoint.close();
    await door.close();
    // What was received is written when calls pause; a store that closes meanwhile would take the process with it.
    await flush(test.store);
    await test.close();
  };
  const told = () => endpoint.received.map((sent) => openedBySdk(sent, certs));
  return {
    ...{ ...test, sim, given, certs, endpoint, wxpay, headers, call, close, told },
    /** Tries what is due now. */
    deliver: () => tick(sim),
    advance: (ms: number) => advance(ms, sim),
  };
}

/** `/v3/a-b/{c}` as the SDK writes it: one member of its chain for each segment. */
function chained(chain: Chain, path: string): Chain {
  return path
    .split("/")
    .slice(1)
    .reduce((at, segment) => {
      const next = at[segment];
      if (!next) throw new Error(`The chain ends at ${segment}`);
      return next;
    }, chain);
}

export type Told = { path: string; serial: string; eventType: string; originalType: string; resource: unknown };

/** Verified and opened with the SDK's own functions; throws for a signature that does not verify. */
export function openedBySdk(sent: Received, certs: Readonly<Record<string, string>>): Told {
  const header = (name: string) => headerValue(sent.headers, name) ?? "";
  const serial = header("Wechatpay-Serial");
  const body = Buffer.from(sent.body).toString("utf8");
  const text = Formatter.response(header("Wechatpay-Timestamp"), header("Wechatpay-Nonce"), body);
  if (!Rsa.verify(text, header("Wechatpay-Signature"), certs[serial] ?? "")) throw new Error("The SDK refuses it");
  const { event_type: eventType, resource } = JSON.parse(body);
  const { ciphertext, nonce, associated_data: aad, original_type: originalType } = resource;
  const opened = JSON.parse(Aes.AesGcm.decrypt(ciphertext, APIV3_KEY, nonce, aad));
  return { path: sent.path, serial, eventType, originalType, resource: opened };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "@/lib/db/client";
import type { Send } from "@/lib/egress";
import { env } from "@/lib/env";
import { createLog } from "@/lib/machine/log";
import { openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { openVault } from "@/lib/profiles/vault";
import { startDispatcher } from "@/lib/simulator/dispatcher";
import type { MerchantFile } from "@/lib/simulator/merchant-file";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** A machine door to talk to; `close` ends one that we opened ourselves and leaves a running server alone. */
export type ReachedDoor = { baseUrl: string; isOurs: boolean; close(): Promise<void> };

const LIMITS = { timeoutMs: 15_000, maxBytes: 1024 * 1024 };

/** The server that runs on PLATFORM_PORT; null when none of ours does, or it is exposed and would not call endpoints here. */
export async function runningDoor(send: Send): Promise<ReachedDoor | null> {
  const baseUrl = `http://localhost:${env.PLATFORM_PORT}`;
  const request = { method: "GET", url: `${baseUrl}/health`, headers: [], body: "" };
  const reply = await send(request, { timeoutMs: 1500, maxBytes: 10_000 });
  const isQianyue = reply.kind === "reply" && /"name":"qianyue"/.test(Buffer.from(reply.body).toString("utf8"));
  if (!isQianyue) return null;
  const about = await send(
    { ...request, url: `${baseUrl}/sandbox/about`, headers: bearer() },
    { timeoutMs: 1500, maxBytes: 10_000 },
  );
  const callsUs = about.kind === "reply" && /"calls_private_addresses":true/.test(Buffer.from(about.body).toString());
  return callsUs ? { baseUrl, isOurs: false, close: async () => {} } : null;
}

function bearer(): HeaderPair[] {
  return env.SANDBOX_TOKEN === undefined ? [] : [["Authorization", `Bearer ${env.SANDBOX_TOKEN}`]];
}

/** A door of our own on a free port, over a store that is thrown away afterwards. */
export async function ownDoor(): Promise<ReachedDoor> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-demo-"));
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const world = assembleWorld({
    store,
    vault: openVault({ dataDir, appKey: undefined }),
    publicUrl: "http://localhost",
    allowPrivate: true,
    log: createLog("warn"),
  });
  const options = { host: "127.0.0.1", port: 0, maxBodyBytes: env.BODY_LIMIT_BYTES, sandboxToken: null };
  const door = await openDoor(world, options);
  const dispatcher = startDispatcher(world.sim);
  return {
    baseUrl: `http://127.0.0.1:${door.port}`,
    isOurs: true,
    async close() {
      await Promise.all([door.close(), dispatcher.stop()]);
      await world.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A merchant as the control door grants it. */
export type GrantedMerchant = {
  merchant: MerchantFile;
  apiclient_cert_pem: string;
  wechatpay_cert_pem: string;
  wechatpay_pub_key_pem: string;
};

/** Registers a merchant by its public key; the private key stays with the caller. */
export function registerMerchant(
  door: Pick<ReachedDoor, "baseUrl">,
  keys: { publicKeyPem: string; apiv3Key: string },
  send: Send,
): Promise<GrantedMerchant> {
  const application = { public_key_pem: keys.publicKeyPem, apiv3_key: keys.apiv3Key };
  return askControl<GrantedMerchant>({ url: `${door.baseUrl}/sandbox/merchants`, body: application }, send);
}

/** Acts as the payer. Throws when a rule of the platform says no, naming it. */
export function actAsPayer(
  door: Pick<ReachedDoor, "baseUrl">,
  { prepayId, action }: { prepayId: string; action: string },
  send: Send,
): Promise<{ orderState: string; session: { state: string } | null }> {
  return askControl(
    { url: `${door.baseUrl}/sandbox/cashier/${encodeURIComponent(prepayId)}/${action}`, body: {} },
    send,
  );
}

async function askControl<Answer>({ url, body }: { url: string; body: object }, send: Send): Promise<Answer> {
  const headers: HeaderPair[] = [["Content-Type", "application/json"], ...bearer()];
  const reply = await send({ method: "POST", url, headers, body: JSON.stringify(body) }, LIMITS);
  if (reply.kind === "failure") throw new Error(`${url}: ${reply.message}`);
  const text = Buffer.from(reply.body).toString("utf8");
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${text}`);
  return JSON.parse(text) as Answer;
}

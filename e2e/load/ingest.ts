import { spawn } from "node:child_process";
import { join } from "node:path";
import autocannon from "autocannon";
import { signedNotification, type TestPlatform } from "../platform";
import { freePort, ROOT, type Server } from "../server";
import { quantile, type Row, show } from "./row";

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 50;

/** Notifications per second, verified, decrypted and committed, beside a server that only verifies and decrypts; in turns. */
export async function ingestRow(server: Server, platform: TestPlatform): Promise<Row> {
  const bare = await startBare(platform);
  const ratios: number[] = [];
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  try {
    await rate(server.doorUrl, platform, 2);
    await rate(bare.url, platform, 2);
    for (let round = 0; round < ROUNDS; round++) {
      const plain = await rate(bare.url, platform, SECONDS);
      const ours = await rate(server.doorUrl, platform, SECONDS);
      rates.bare.push(plain);
      rates.ours.push(ours);
      ratios.push(ours / plain);
    }
  } finally {
    bare.child.kill();
  }
  const median = (values: number[]) => quantile(values, 0.5);
  return {
    name: "Ingest: verify + decrypt + durable commit, beside bare node:http that only verifies and decrypts",
    value: median(ratios),
    unit: "of bare",
    goal: 0.5,
    better: "higher",
    note: `median of ${ROUNDS} pairs (${ratios.map(show).join(", ")}); ${show(median(rates.ours))}/s beside ${show(median(rates.bare))}/s, ${CONNECTIONS} connections`,
  };
}

async function rate(url: string, platform: TestPlatform, seconds: number): Promise<number> {
  const { path, headers, body } = signedNotification(platform, "bench");
  const result = await autocannon({
    url: `${url}${path}`,
    method: "POST",
    headers,
    body,
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals, ${result.errors} errors from ${url}`);
  return result.requests.average;
}

async function startBare(platform: TestPlatform) {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "e2e/load/bare-server.ts")], {
    stdio: "inherit",
    env: {
      ...process.env,
      BARE_PORT: String(port),
      BARE_PUBLIC_KEY: platform.publicKey.export({ type: "spki", format: "pem" }).toString(),
      BARE_APIV3_KEY: platform.apiv3Key.export().toString("base64"),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const { path, headers, body } = signedNotification(platform, "probe");
  const probe = () =>
    fetch(`${url}${path}`, { method: "POST", headers, body }).then(
      (reply) => reply.status,
      () => 0,
    );
  // It must verify and decrypt before it is a yardstick.
  while ((await probe()) !== 204) {
    if (child.exitCode !== null) throw new Error("the bare server did not start");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { child, url };
}

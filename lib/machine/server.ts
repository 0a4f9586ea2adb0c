import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { sql } from "kysely";
import { knownPlans } from "@/lib/inboxes/known-plans";
import { turns } from "@/lib/inboxes/turn";
import { receive } from "@/lib/notifications/receive";
import { notificationRecorder } from "@/lib/notifications/store";
import { openedByInbox } from "@/lib/profiles/opened";
import { createEdge } from "@/lib/simulator/edge";
import { createBodyBudget } from "./body-budget";
import { closeServer } from "./close-server";
import { controlRoutes, localOnly } from "./control";
import { createHeldAnswers } from "./held-answers";
import { type InboxOutside, serveInbox } from "./inbox";
import { createMetrics, type Metrics } from "./metrics";
import { servePlatform } from "./platform-door";
import type { World } from "./world";

export type DoorOptions = {
  host: string;
  port: number;
  maxBodyBytes: number;
  maxBytesInFlight?: number;
  sandboxToken: string | null;
};

export type Door = { port: number; close(): Promise<void> };

/** The platform's own servers say `Keep-Alive: timeout=8`, so this one means it. */
const KEEP_ALIVE_MS = 8000;
/** What strangers can make the door hold at once. */
const MAX_CONNECTIONS = 2000;
/** Inboxes that were told to be slow or silent; beyond that a connection is cut instead. */
const MAX_HELD = 500;
const MAX_BYTES_IN_FLIGHT = 64 * 1024 * 1024;

/** Opens the machine door and resolves once it listens; port 0 takes a free one. Rejects when the port is taken. */
export async function openDoor(world: World, options: DoorOptions): Promise<Door> {
  const closing = new AbortController();
  const server = createServer(handler(world, options, closing.signal));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.requestTimeout = 30_000;
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () => {
      closing.abort();
      return closeServer(server);
    },
  };
}

function handler(world: World, options: DoorOptions, closing: AbortSignal) {
  const { log } = world.ours;
  const edge = createEdge(world.sim);
  const metrics = createMetrics(world.store.db);
  const other = getRequestListener(otherRoutes(world, { metrics, closing }, options).fetch);
  const budget = createBodyBudget(options.maxBytesInFlight ?? MAX_BYTES_IN_FLIGHT);
  const listening = {
    clock: world.clock,
    wireClock: world.wireClock,
    profileByInbox: openedByInbox(world),
    record: notificationRecorder(world.store),
    turn: turns({
      store: world.store,
      plans: knownPlans(world.store),
      wireClock: world.wireClock,
      send: world.sendToTarget,
    }),
  };
  const inbox: InboxOutside = {
    hasInbox: async (name) => (await listening.profileByInbox(name)) !== null,
    receive: (raw) => receive(raw, listening),
    held: createHeldAnswers({ most: MAX_HELD, closing }),
    maxBodyBytes: options.maxBodyBytes,
    budget,
    log,
  };
  return (request: IncomingMessage, response: ServerResponse) => {
    const door = doorOf(request.url ?? "");
    const startedAt = performance.now();
    response.on("close", () => metrics.answered(door, response.statusCode, (performance.now() - startedAt) / 1000));
    const served =
      door === "notify"
        ? serveInbox(request, response, inbox)
        : door === "platform"
          ? servePlatform(request, response, { edge, budget })
          : Promise.resolve(other(request, response));
    served.catch((error: unknown) => {
      log.error({ err: error }, "the machine door failed");
      response.destroy();
    });
  };
}

function doorOf(target: string): "notify" | "platform" | "other" {
  if (target.startsWith("/notify/")) return "notify";
  return /^\/(health|metrics|sandbox)([/?]|$)/.test(target) ? "other" : "platform";
}

function otherRoutes(
  world: World,
  { metrics, closing }: { metrics: Metrics; closing: AbortSignal },
  { sandboxToken }: DoorOptions,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get("/health", async (c) => {
    await sql`select 1`.execute(world.store.db);
    return c.json({ name: "qianyue", status: "ok" });
  });
  const { sim, publicUrl, callsPrivate } = world;
  app.get("/metrics", localOnly({ token: sandboxToken, publicUrl }), async (c) =>
    c.text(await metrics.registry.metrics(), 200, { "Content-Type": metrics.registry.contentType }),
  );
  app.route("/sandbox", controlRoutes({ world, sim, publicUrl, callsPrivate, token: sandboxToken, closing }));
  app.onError((error, c) => {
    world.ours.log.error({ err: error }, "a request to the machine door failed");
    return c.json({ code: "SYSTEM_ERROR" }, 500);
  });
  return app;
}

function listen(server: Server, { host, port }: DoorOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
}

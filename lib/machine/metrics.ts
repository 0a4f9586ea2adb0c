import type { Kysely } from "kysely";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "@/lib/db/database";

export type Metrics = {
  registry: Registry;
  /** One answered request of the machine door. */
  answered(door: "platform" | "notify" | "other", status: number, seconds: number): void;
};

/** The door's own registry: request times by door and status, and how many deliveries wait. */
export function createMetrics(db: Kysely<Database>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "qianyue_requests_total",
    help: "Requests answered by the machine door",
    labelNames: ["door", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "qianyue_request_seconds",
    help: "Time from the request's headers to the end of its answer",
    labelNames: ["door"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  new Gauge({
    name: "qianyue_deliveries_pending",
    help: "Notifications of the simulated platform that still wait for a 200 or 204",
    registers: [registry],
    async collect() {
      const row = await db
        .selectFrom("sim_delivery")
        .select(({ fn }) => [fn.countAll<number>().as("pending")])
        .where("state", "=", "pending")
        .executeTakeFirst();
      this.set(Number(row?.pending ?? 0));
    },
  });
  return {
    registry,
    answered(door, status, took) {
      requests.inc({ door, status: String(status) });
      seconds.observe({ door }, took);
    },
  };
}

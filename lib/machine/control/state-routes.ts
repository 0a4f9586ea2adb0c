import * as z from "zod";
import { listFaults } from "@/lib/simulator/faults";
import {
  getContract,
  getDelivery,
  listContracts,
  listDeliveries,
  listOrders,
  listSessions,
} from "@/lib/simulator/overview";
import { listReceived } from "@/lib/simulator/received";
import { reset } from "@/lib/simulator/reset";
import { terminate } from "@/lib/simulator/termination";
import { clockOf } from "./clock-routes";
import { limit } from "./pages";
import { refused } from "./payer-routes";
import { type ControlRoute, controlRoute, done, NOT_FOUND, notFound } from "./route";
import { clock, contract, delivery, deliveryDetail, fault, order, received, session, terminationMode } from "./shapes";

const code = z.string().max(64);
const contractKey = z.strictObject({ mchid: z.string().max(32), contractCode: code });
const unsigned = () => notFound("no contract was ever signed under that code");

export const stateRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "getState",
    group: "state",
    method: "get",
    path: "/state",
    summary: "Everything at a glance: the clock, and the newest of each kind",
    query: z.strictObject({ limit }),
    answers: {
      200: {
        what: "The platform's side",
        schema: z
          .strictObject({
            clock,
            orders: z.array(order),
            sessions: z.array(session),
            contracts: z.array(contract),
            deliveries: z.array(delivery),
            faults: z.array(fault),
            received: z.array(received),
          })
          .meta({ id: "State" }),
      },
    },
    async handle({ query }, outside) {
      const { sim } = outside;
      return done({
        clock: clockOf(outside),
        orders: await listOrders(sim, query),
        sessions: await listSessions(sim, query),
        contracts: await listContracts(sim, query),
        deliveries: await listDeliveries(sim, query),
        faults: await listFaults(sim, query),
        received: (await listReceived(sim, { ...query, before: null })).items,
      });
    },
  }),
  controlRoute({
    id: "getDelivery",
    group: "state",
    method: "get",
    path: "/deliveries/{id}",
    summary: "One delivery with its exact body and every attempt",
    parameters: z.strictObject({ id: code }),
    answers: { 200: { what: "The delivery", schema: deliveryDetail }, 404: NOT_FOUND },
    async handle({ parameters }, { sim }) {
      const found = await getDelivery(parameters.id, sim);
      return found ? done(found) : notFound("no delivery has that id");
    },
  }),
  controlRoute({
    id: "listReceived",
    group: "state",
    method: "get",
    path: "/received",
    summary: "Every call that reached the platform, refused ones too, newest first; the newest 5,000 are kept",
    query: z.strictObject({ limit, before: code.optional() }),
    answers: {
      200: {
        what: "A page; `next` is the `before` of the one that follows",
        schema: z.strictObject({ items: z.array(received), next: z.string().nullable() }),
      },
    },
    handle: async ({ query }, { sim }) => done(await listReceived(sim, { ...query, before: query.before ?? null })),
  }),
  controlRoute({
    id: "getContract",
    group: "contracts",
    method: "get",
    path: "/contracts/{mchid}/{contractCode}",
    summary: "The contract under a merchant's code",
    parameters: contractKey,
    answers: { 200: { what: "The contract, ended or not", schema: contract }, 404: NOT_FOUND },
    async handle({ parameters }, { sim }) {
      const found = await getContract(parameters, sim);
      return found ? done(found) : unsigned();
    },
  }),
  controlRoute({
    id: "terminateContract",
    group: "contracts",
    method: "post",
    path: "/contracts/{mchid}/{contractCode}/terminate",
    summary: "Ends a contract as the user, the merchant, customer service or the system would",
    parameters: contractKey,
    body: z
      .strictObject({
        mode: terminationMode.default("USER_TERMINATE"),
        remark: z.string().max(256).nullable().default(null),
      })
      .meta({ id: "Termination" }),
    answers: {
      200: { what: "The contract afterwards", schema: contract },
      404: NOT_FOUND,
      409: { what: "A rule of the platform says no", schema: refused },
    },
    async handle({ parameters, body }, { sim }) {
      const found = await getContract(parameters, sim);
      if (!found) return unsigned();
      const ended = await terminate({ ...parameters, serviceId: found.serviceId, ...body }, sim);
      if (ended.kind === "refused") return { status: 409, body: { code: "REFUSED", rule: ended.rule } };
      return done(await getContract(parameters, sim));
    },
  }),
  controlRoute({
    id: "reset",
    group: "state",
    method: "post",
    path: "/reset",
    summary:
      "Empties the platform's side: orders, sessions, contracts, deliveries, faults, what was received; the clock is the real one. Merchants, keys and settings stay",
    answers: { 200: { what: "The clock afterwards", schema: clock } },
    async handle(_asked, outside) {
      await reset(outside.sim);
      return done(clockOf(outside));
    },
  }),
];

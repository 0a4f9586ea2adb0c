import * as z from "zod";
import { listContracts, listDeliveries, listOrders, listSessions } from "@/lib/simulator/overview";
import { cut, next, oneMore, page } from "./pages";
import { type ControlRoute, controlRoute, done } from "./route";
import { contract, delivery, order, session } from "./shapes";

const code = z.string().max(64);

export const listRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listOrders",
    group: "state",
    method: "get",
    path: "/orders",
    summary: "Orders, newest first; `before` is a prepayId",
    query: z.strictObject(page),
    answers: { 200: { what: "A page", schema: z.strictObject({ orders: z.array(order), next }) } },
    async handle({ query }, { sim }) {
      const { items: orders, next } = cut(await listOrders(sim, oneMore(query)), query, ({ prepayId }) => prepayId);
      return done({ orders, next });
    },
  }),
  controlRoute({
    id: "listSessions",
    group: "state",
    method: "get",
    path: "/sessions",
    summary: "Pre-sign sessions, newest first; `before` is an id",
    query: z.strictObject(page),
    answers: { 200: { what: "A page", schema: z.strictObject({ sessions: z.array(session), next }) } },
    async handle({ query }, { sim }) {
      const { items: sessions, next } = cut(await listSessions(sim, oneMore(query)), query, ({ id }) => id);
      return done({ sessions, next });
    },
  }),
  controlRoute({
    id: "listContracts",
    group: "contracts",
    method: "get",
    path: "/contracts",
    summary: "Contracts, newest first, ended ones too; `before` is a contractId",
    query: z.strictObject(page),
    answers: { 200: { what: "A page", schema: z.strictObject({ contracts: z.array(contract), next }) } },
    async handle({ query }, { sim }) {
      const found = await listContracts(sim, oneMore(query));
      const { items: contracts, next } = cut(found, query, ({ contractId }) => contractId);
      return done({ contracts, next });
    },
  }),
  controlRoute({
    id: "listDeliveries",
    group: "state",
    method: "get",
    path: "/deliveries",
    summary:
      "What merchants are told, newest first; of one contract code or of one order, if wanted; `before` is an id",
    query: z.strictObject({ ...page, contractCode: code.optional(), outTradeNo: code.optional() }),
    answers: { 200: { what: "A page", schema: z.strictObject({ deliveries: z.array(delivery), next }) } },
    async handle({ query }, { sim }) {
      const { items: deliveries, next } = cut(await listDeliveries(sim, oneMore(query)), query, ({ id }) => id);
      return done({ deliveries, next });
    },
  }),
];

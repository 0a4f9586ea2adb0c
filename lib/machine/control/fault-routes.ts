import * as z from "zod";
import { FAULT_KINDS, placesOf } from "@/lib/simulator/fault-kinds";
import { addFault, listFaults, removeAllFaults, removeFault } from "@/lib/simulator/faults";
import { cut, next, oneMore, page } from "./pages";
import { type ControlRoute, controlRoute, done, NOT_FOUND, notFound, problem } from "./route";
import { fault, faultDraft } from "./shapes";

const PLACES = FAULT_KINDS.map((kind) => `\`${kind}\` (${placesOf(kind).join(", ")})`).join(" · ");

export const faultRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listFaults",
    group: "faults",
    method: "get",
    path: "/faults",
    summary: "The faults that are switched on, newest first; of those that are used up the newest 50",
    query: z.strictObject(page),
    answers: { 200: { what: "The faults", schema: z.strictObject({ faults: z.array(fault), next }) } },
    async handle({ query }, { sim }) {
      const { items: faults, next } = cut(await listFaults(sim, oneMore(query)), query, ({ id }) => id);
      return done({ faults, next });
    },
  }),
  controlRoute({
    id: "addFault",
    group: "faults",
    method: "post",
    path: "/faults",
    summary: `Switches a fault on, for the next n or for a seeded share. Kinds and their places: ${PLACES}`,
    body: faultDraft,
    answers: {
      200: { what: "The fault in force", schema: fault },
      400: { what: "This fault cannot be done there", schema: problem },
    },
    async handle({ body }, { sim }) {
      if (placesOf(body.kind).includes(body.place)) return done(await addFault(body, sim));
      return { status: 400, body: { code: "PARAM_ERROR", message: `${body.kind} cannot be done to a ${body.place}` } };
    },
  }),
  controlRoute({
    id: "removeAllFaults",
    group: "faults",
    method: "delete",
    path: "/faults",
    summary: "Switches every fault off",
    answers: { 200: { what: "How many there were", schema: z.strictObject({ removed: z.int() }) } },
    handle: async (_asked, { sim }) => done({ removed: await removeAllFaults(sim) }),
  }),
  controlRoute({
    id: "removeFault",
    group: "faults",
    method: "delete",
    path: "/faults/{id}",
    summary: "Switches one fault off",
    parameters: z.strictObject({ id: z.string().max(64) }),
    answers: { 200: { what: "It is off", schema: z.strictObject({ removed: z.int() }) }, 404: NOT_FOUND },
    async handle({ parameters }, { sim }) {
      return (await removeFault(parameters.id, sim)) ? done({ removed: 1 }) : notFound("no fault has that id");
    },
  }),
];

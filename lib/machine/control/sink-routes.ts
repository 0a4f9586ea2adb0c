import * as z from "zod";
import { type ControlRoute, controlRoute, NOT_FOUND } from "./route";

const STATUSES = ["200", "204", "400", "401", "500", "502", "503"] as const;

/** Where a script can have notifications sent that has no endpoint of its own: the ladder can then be watched. */
export const sinkRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "sink",
    group: "sink",
    method: "post",
    path: "/sink/{status}",
    summary: "A merchant's endpoint for scripts: takes any notification, keeps nothing and answers with that status",
    parameters: z.strictObject({
      status: z.enum(STATUSES).meta({ description: "What it answers." }),
    }),
    body: z.unknown(),
    answers: {
      ...Object.fromEntries(STATUSES.map((status) => [status, { what: "As asked for", schema: null }])),
      404: NOT_FOUND,
    },
    handle: async ({ parameters }) => ({ status: Number(parameters.status), body: null }),
  }),
];

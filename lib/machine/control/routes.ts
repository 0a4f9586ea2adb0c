import * as z from "zod";
import { clockRoutes } from "./clock-routes";
import { conformanceRoutes } from "./conformance-routes";
import { faultRoutes } from "./fault-routes";
import { inboxRoutes } from "./inbox-routes";
import { listRoutes } from "./list-routes";
import { merchantRoutes } from "./merchant-routes";
import { openApiOf } from "./openapi";
import { payerRoutes } from "./payer-routes";
import { type ControlRoute, controlRoute, done } from "./route";
import { settingRoutes } from "./setting-routes";
import { sinkRoutes } from "./sink-routes";
import { stateRoutes } from "./state-routes";

const document = controlRoute({
  id: "getOpenApi",
  group: "document",
  method: "get",
  path: "/openapi.json",
  summary: "This description",
  answers: { 200: { what: "An OpenAPI 3.1 document", schema: z.looseObject({ openapi: z.string() }) } },
  handle: async (_asked, { publicUrl }) => done(openApiOf(CONTROL_ROUTES, publicUrl)),
});

const about = controlRoute({
  id: "getAbout",
  group: "document",
  method: "get",
  path: "/about",
  summary: "What this sandbox may do: whether it sends notifications to addresses that are not public",
  answers: {
    200: {
      what: "The sandbox",
      schema: z.strictObject({ calls_private_addresses: z.boolean() }).meta({ id: "About" }),
    },
  },
  handle: async (_asked, { callsPrivate }) => done({ calls_private_addresses: callsPrivate }),
});

/** The one table: it is mounted as it stands, and described as it stands. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  about,
  document,
  ...clockRoutes,
  ...faultRoutes,
  ...settingRoutes,
  ...payerRoutes,
  ...listRoutes,
  ...stateRoutes,
  ...merchantRoutes,
  ...inboxRoutes,
  ...sinkRoutes,
  ...conformanceRoutes,
];

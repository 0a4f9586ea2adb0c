import * as z from "zod";
import { clockRoutes } from "./clock-routes";
import { faultRoutes } from "./fault-routes";
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

/** The one table: it is mounted as it stands, and described as it stands. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  document,
  ...clockRoutes,
  ...faultRoutes,
  ...settingRoutes,
  ...payerRoutes,
  ...stateRoutes,
  ...merchantRoutes,
  ...sinkRoutes,
];

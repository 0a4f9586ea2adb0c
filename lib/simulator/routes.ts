import { certificatesRoute } from "./certificates-route";
import { contractRoutes } from "./contract-routes";
import { echoRoute } from "./echo-route";
import { knownOrderRoutes } from "./known-order-routes";
import { orderRoutes } from "./order-routes";
import { presignRoutes } from "./presign-routes";
import type { Route } from "./route";

/** Everything that the platform serves. */
export const ROUTES: readonly Route[] = [
  ...orderRoutes,
  ...knownOrderRoutes,
  ...presignRoutes,
  ...contractRoutes,
  certificatesRoute,
  echoRoute,
];

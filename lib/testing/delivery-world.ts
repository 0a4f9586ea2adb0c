import { afterEach, beforeEach, expect } from "vitest";
import { factsOf } from "@/lib/simulator/facts";
import {
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  signedCall,
  type TestWorld,
  testEndpoint,
  testWorld,
} from "./simulated-world";

/** The contract code of `presigned`. */
export const CODE = "wxwtdk20200910100000";

/** A platform and a merchant's endpoint, new for each test; `statuses` are its answers to come, and 204 then. */
export function deliveryWorld() {
  const statuses: number[] = [];
  let world: TestWorld;
  let endpoint: Awaited<ReturnType<typeof testEndpoint>>;
  beforeEach(async () => {
    statuses.length = 0;
    world = await testWorld();
    endpoint = await testEndpoint(statuses);
  });
  afterEach(async () => {
    await endpoint.close();
    await world.close();
  });
  return {
    statuses,
    get world() {
      return world;
    },
    get endpoint() {
      return endpoint;
    },
    /** An order and a pre-sign on it, both telling our endpoint. */
    async presigned(): Promise<string> {
      const prepayId = await placeOrder(world, { notify_url: `${endpoint.url}/pay` });
      const body = presignBody(world.enrolment, prepayId, { notify_url: `${endpoint.url}/sign` });
      const reply = await signedCall(world, PRESIGN_PATH, JSON.stringify(body));
      expect(reply.status).toBe(200);
      return prepayId;
    },
    paths: () => endpoint.received.map(({ path }) => path).sort(),
    facts: async () =>
      (await factsOf({ mchid: world.enrolment.mchid, contractCode: CODE }, world.sim)).map(({ event }) => event),
  };
}

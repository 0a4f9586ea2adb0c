import "server-only";
import { randomUUID } from "node:crypto";
import { createSafeActionClient } from "next-safe-action";
import { world } from "@/lib/machine/world";

/** All that a browser learns of a fault of ours: the id under which the log has the rest. */
export type ActionFault = { faultId: string };

/** What every server action is made with. Input that its schema refuses never reaches the action. */
export const actionClient = createSafeActionClient({
  async handleServerError(error): Promise<ActionFault> {
    const faultId = randomUUID().slice(0, 8);
    const { ours } = await world();
    ours.log.error({ faultId, err: error }, "a server action failed");
    return { faultId };
  },
});

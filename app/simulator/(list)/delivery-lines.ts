import { type DeliveryLine, plannedFrom } from "@/components/simulator/deliveries/delivery-line";
import { LADDERS } from "@/lib/simulator/ladder";
import type { SimOutside } from "@/lib/simulator/outside";
import { listAttempts, listDeliveries, type Page } from "@/lib/simulator/overview";
import { readSettings } from "@/lib/simulator/settings";

/** The newest deliveries with their attempts, and with what the ladder in force still holds for each. */
export async function deliveryLines(sim: SimOutside, page: Page): Promise<DeliveryLine[]> {
  const [deliveries, { ladder }] = await Promise.all([listDeliveries(sim, page), readSettings(sim)]);
  const attempts = await listAttempts(
    deliveries.map(({ id }) => id),
    sim,
  );
  return deliveries.map((delivery) => ({
    delivery,
    attempts: attempts.filter((attempt) => attempt.deliveryId === delivery.id),
    plannedMs: plannedFrom(delivery.dueAtMs, LADDERS[ladder].slice(delivery.attempts)),
  }));
}

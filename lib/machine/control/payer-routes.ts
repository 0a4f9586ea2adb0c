import * as z from "zod";
import { actByMagic, MAGIC_VALUES, openCashier } from "@/lib/simulator/magic";
import { getCashier } from "@/lib/simulator/payer";
import { type ControlRoute, controlRoute, done, NOT_FOUND, notFound } from "./route";
import { action, cashier } from "./shapes";

const prepayId = z.string().max(128).meta({ description: "A `prepay_id`, or a mini program's `pre_entrustweb_id`." });
const nobody = () => notFound("no order and no session has that id");

export const refused = z.strictObject({ code: z.literal("REFUSED"), rule: z.string() }).meta({ id: "Refused" });
const PHONE = { what: "The payer's phone", schema: cashier };

export const payerRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "getCashier",
    group: "payer",
    method: "get",
    path: "/cashier/{prepayId}",
    summary: "The payer's phone as it is now",
    parameters: z.strictObject({ prepayId }),
    answers: { 200: PHONE, 404: NOT_FOUND },
    async handle({ parameters }, { sim }) {
      const found = await getCashier(parameters.prepayId, sim);
      return found ? done(found) : nobody();
    },
  }),
  controlRoute({
    id: "openCashier",
    group: "payer",
    method: "post",
    path: "/cashier/{prepayId}/open",
    summary: `Opens the payment page. Where a magic value stands as display account or openid, it decides: ${MAGIC_VALUES.join(", ")}`,
    parameters: z.strictObject({ prepayId }),
    answers: { 200: PHONE, 404: NOT_FOUND },
    async handle({ parameters }, { sim }) {
      const found = await openCashier(parameters.prepayId, sim);
      return found ? done(found) : nobody();
    },
  }),
  controlRoute({
    id: "act",
    group: "payer",
    method: "post",
    path: "/cashier/{prepayId}/{action}",
    summary: "What the payer does: pay, fail to pay, and then agree to the offer, decline it or close it",
    parameters: z.strictObject({ prepayId, action }),
    answers: {
      200: { what: "The phone afterwards", schema: cashier },
      404: NOT_FOUND,
      409: { what: "A rule of the platform says no", schema: refused },
    },
    async handle({ parameters }, { sim }) {
      const acted = await actByMagic(parameters.prepayId, parameters.action, sim);
      if (acted.kind === "done") return done(acted.cashier);
      if (acted.rule === "prepay_unknown") return nobody();
      return { status: 409, body: { code: "REFUSED", rule: acted.rule } };
    },
  }),
];

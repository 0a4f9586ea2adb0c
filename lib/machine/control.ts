import { timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ACTIONS, type Action } from "@/lib/simulator/cashier";
import { type Application, enrol } from "@/lib/simulator/enrol";
import { merchantFile } from "@/lib/simulator/merchant-file";
import type { SimOutside } from "@/lib/simulator/outside";
import { act, getCashier } from "@/lib/simulator/payer";
import { readApiv3Key, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { isLoopbackAddress, isLoopbackHost } from "./loopback";

export type ControlOutside = { sim: SimOutside; publicUrl: string; callsPrivate: boolean; token: string | null };

type Env = { Bindings: HttpBindings };

/**
 * What a script may do on the platform's side: register a merchant, and act as the payer. For this machine alone, by
 * address and by Host (against DNS rebinding), never for a browser page of another site, unless the token is shown.
 */
export function controlRoutes(outside: ControlOutside): Hono<Env> {
  const app = new Hono<Env>();
  app.use("*", localOnly(outside.token), bodyLimit({ maxSize: 64 * 1024 }));
  app.get("/", (c) => c.json({ calls_private_addresses: outside.callsPrivate }));
  app.post("/merchants", async (c) => {
    const application = readApplication(await c.req.json().catch(() => null));
    if ("error" in application) return c.json({ code: "PARAM_ERROR", message: application.error }, 400);
    const enrolment = await enrol(application, outside.sim);
    return c.json({
      merchant: merchantFile(enrolment, { apiv3Key: application.apiv3Key, baseUrl: `${outside.publicUrl}/` }),
      apiclient_cert_pem: enrolment.certificatePem,
      wechatpay_cert_pem: enrolment.platformCertificatePem,
      wechatpay_pub_key_pem: enrolment.publicKeyPem,
    });
  });
  app.get("/cashier/:prepayId", async (c) => {
    const cashier = await getCashier(c.req.param("prepayId"), outside.sim);
    return cashier ? c.json(cashier) : c.json({ code: "NOT_FOUND" }, 404);
  });
  app.post("/cashier/:prepayId/:action", async (c) => {
    const action = readAction(c.req.param("action"));
    if (!action) return c.json({ code: "NOT_FOUND", message: `an action is one of ${ACTIONS.join(", ")}` }, 404);
    const acted = await act(c.req.param("prepayId"), action, outside.sim);
    return acted.kind === "done" ? c.json(acted.cashier) : c.json({ code: "REFUSED", rule: acted.rule }, 409);
  });
  app.notFound((c) => c.json({ code: "NOT_FOUND" }, 404));
  return app;
}

/** Lets in who calls from this machine by its own name, or shows the token; no page of a browser. */
export function localOnly(token: string | null): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.header("origin") !== undefined) return refuse(c, "not for browser pages");
    if (token !== null && sameText(c.req.header("authorization") ?? "", `Bearer ${token}`)) return next();
    const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];
    const direct = forwarded.every((name) => c.req.header(name) === undefined);
    const local = isLoopbackAddress(c.env.incoming.socket.remoteAddress) && isLoopbackHost(c.req.header("host") ?? "");
    return direct && local ? next() : refuse(c, "only from this machine, or with the bearer of SANDBOX_TOKEN");
  };
}

function refuse(c: Context<Env>, message: string) {
  return c.json({ code: "FORBIDDEN", message }, 403);
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readAction(text: string): Action | null {
  return ACTIONS.find((action) => action === text) ?? null;
}

/** Names what is wrong and never repeats a key. */
function readApplication(body: unknown): Application | { error: string } {
  const {
    public_key_pem: publicKeyPem,
    apiv3_key: apiv3Key,
    key_mode: keyMode = "public_key",
  } = (body ?? {}) as Record<string, unknown>;
  if (typeof publicKeyPem !== "string") return { error: "public_key_pem must be a PEM public key" };
  if (typeof apiv3Key !== "string") return { error: "apiv3_key must be a text of 32 letters and digits" };
  if (keyMode !== "public_key" && keyMode !== "certificate") return { error: "key_mode is public_key or certificate" };
  try {
    readPublicKey(publicKeyPem, "public_key_pem");
    readApiv3Key(apiv3Key, "apiv3_key");
    return { publicKeyPem, apiv3Key, keyMode };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "the keys cannot be read" };
  }
}

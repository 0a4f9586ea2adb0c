import * as z from "zod";
import { enrol } from "@/lib/simulator/enrol";
import { switchKeyMode } from "@/lib/simulator/key-mode";
import { KEY_MODES, MERCHANT_CONDITIONS } from "@/lib/simulator/merchant";
import { setCondition } from "@/lib/simulator/merchant-condition";
import { type MerchantFile, merchantFile } from "@/lib/simulator/merchant-file";
import { getMerchant } from "@/lib/simulator/merchants";
import { readApiv3Key, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { type ControlOutside, type ControlRoute, controlRoute, done, NOT_FOUND, notFound, problem } from "./route";

const keyMode = z.enum(KEY_MODES);
const condition = z.enum(MERCHANT_CONDITIONS).meta({
  description: "Why the platform turns every call of the merchant away with a 401, or `healthy`.",
});
const parameters = z.strictObject({ mchid: z.string().max(32) });
const MERCHANT_NOW = {
  what: "What the platform has set for the merchant",
  schema: z.strictObject({ mchid: z.string(), key_mode: keyMode, condition }).meta({ id: "MerchantState" }),
};

const merchant = z
  .strictObject({
    mchid: z.string(),
    serial_no: z.string(),
    apiv3_key: z.string(),
    platform_serial_no: z.string(),
    pub_key_id: z.string(),
    base_url: z.string(),
    sp_appid: z.string(),
    sub_mchid: z.string(),
    sub_appid: z.string(),
    service_id: z.int(),
    sp_openid: z.string(),
    sub_openid: z.string(),
  })
  .meta({ id: "Merchant" }) satisfies z.ZodType<MerchantFile>;

export const merchantRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "enrolMerchant",
    group: "merchants",
    method: "post",
    path: "/merchants",
    summary: "Registers a merchant by its public key; the private key stays where it was made",
    body: z
      .strictObject({
        public_key_pem: z.string().max(4096),
        apiv3_key: z.string().max(64).meta({ description: "32 letters and digits." }),
        key_mode: keyMode.default("public_key"),
      })
      .meta({ id: "Application" }),
    answers: {
      200: {
        what: "What a backend needs beside its own private key",
        schema: z
          .strictObject({
            merchant,
            apiclient_cert_pem: z.string(),
            wechatpay_cert_pem: z.string(),
            wechatpay_pub_key_pem: z.string(),
          })
          .meta({ id: "GrantedMerchant" }),
      },
      400: { what: "A key cannot be used; it is named, never repeated", schema: problem },
    },
    async handle({ body }, { sim, publicUrl }) {
      const wrong = unusable(body);
      if (wrong !== null) return { status: 400, body: { code: "PARAM_ERROR", message: wrong } };
      const application = { publicKeyPem: body.public_key_pem, apiv3Key: body.apiv3_key, keyMode: body.key_mode };
      const enrolment = await enrol(application, sim);
      return done({
        merchant: merchantFile(enrolment, { apiv3Key: body.apiv3_key, baseUrl: `${publicUrl}/` }),
        apiclient_cert_pem: enrolment.certificatePem,
        wechatpay_cert_pem: enrolment.platformCertificatePem,
        wechatpay_pub_key_pem: enrolment.publicKeyPem,
      });
    },
  }),
  controlRoute({
    id: "switchKeyMode",
    group: "merchants",
    method: "put",
    path: "/merchants/{mchid}/key-mode",
    summary: "Changes with which key the platform signs for a merchant; `grey` begins the switch to the public key",
    parameters,
    body: z.strictObject({ key_mode: keyMode }).meta({ id: "KeyModeChoice" }),
    answers: {
      200: { what: "It is switched", schema: z.strictObject({ mchid: z.string(), key_mode: keyMode }) },
      404: NOT_FOUND,
    },
    async handle({ parameters, body }, { sim }) {
      const isSwitched = await switchKeyMode(parameters.mchid, body.key_mode, sim);
      return isSwitched ? done({ ...parameters, ...body }) : notFound("no merchant has that id");
    },
  }),
  controlRoute({
    id: "getMerchant",
    group: "merchants",
    method: "get",
    path: "/merchants/{mchid}",
    summary: "What the platform has set for a merchant; no key",
    parameters,
    answers: { 200: MERCHANT_NOW, 404: NOT_FOUND },
    handle: ({ parameters: { mchid } }, outside) => merchantState(mchid, outside),
  }),
  controlRoute({
    id: "setMerchantCondition",
    group: "merchants",
    method: "put",
    path: "/merchants/{mchid}",
    summary:
      "Lets the merchant's certificate run out, be revoked or replaced, or its APIv3 key be missing; or heals it",
    parameters,
    body: z.strictObject({ condition }).meta({ id: "MerchantConditionChoice" }),
    answers: { 200: MERCHANT_NOW, 404: NOT_FOUND },
    async handle({ parameters: { mchid }, body }, outside) {
      await setCondition(mchid, body.condition, outside.sim);
      return merchantState(mchid, outside);
    },
  }),
];

async function merchantState(mchid: string, { sim }: ControlOutside) {
  const known = await getMerchant(mchid, sim);
  if (known === null) return notFound("no merchant has that id");
  const { keyMode: key_mode, condition = "healthy" } = known.details;
  return done({ mchid, key_mode, condition });
}

/** Names what is wrong and never repeats a key. */
function unusable(body: { public_key_pem: string; apiv3_key: string }): string | null {
  try {
    readPublicKey(body.public_key_pem, "public_key_pem");
    readApiv3Key(body.apiv3_key, "apiv3_key");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "the keys cannot be read";
  }
}

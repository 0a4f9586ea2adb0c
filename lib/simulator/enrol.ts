import { write } from "@/lib/db/client";
import { readApiv3Key, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { issueCertificate } from "./certificates";
import type { KeyMode, MerchantDetails } from "./merchant";
import { merchantContext } from "./merchants";
import { newAppid, newMchid, newOpenid, newSerial, newServiceId } from "./numbers";
import type { SimOutside } from "./outside";
import { platformKeys } from "./platform-keys";

/** What a merchant hands in: its public key and the APIv3 key that it chose. The private key never comes here. */
export type Application = { publicKeyPem: string; apiv3Key: string; keyMode?: KeyMode };

/** What a merchant gets back, to paste into its own configuration. */
export type Enrolment = {
  mchid: string;
  serialNo: string;
  certificatePem: string;
  platformSerial: string;
  platformCertificatePem: string;
  publicKeyId: string;
  publicKeyPem: string;
  keyMode: KeyMode;
  spAppid: string;
  subMchid: string;
  subAppid: string;
  serviceId: number;
  spOpenid: string;
  subOpenid: string;
};

/** Registers a service provider with one sub-merchant, one service and one payer. Throws when a key is not usable. */
export async function enrol(application: Application, outside: SimOutside): Promise<Enrolment> {
  readPublicKey(application.publicKeyPem, "public_key_pem");
  readApiv3Key(application.apiv3Key, "apiv3_key");
  const ring = await platformKeys(outside);
  const { random, wireClock } = outside;
  const [mchid, subMchid] = [newMchid(random), newMchid(random)];
  const serialNo = newSerial(random);
  const certificatePem = await issueCertificate({
    commonName: mchid,
    serialNo,
    publicKeyPem: application.publicKeyPem,
    signer: ring.certificate.privateKey,
    nowMs: wireClock.now(),
  });
  const enrolment: Enrolment = {
    mchid,
    serialNo,
    certificatePem,
    platformSerial: ring.certificate.serial,
    platformCertificatePem: ring.certificate.pem,
    publicKeyId: ring.publicKey.serial,
    publicKeyPem: ring.publicKey.pem,
    keyMode: application.keyMode ?? "public_key",
    spAppid: newAppid(random),
    subMchid,
    subAppid: newAppid(random),
    serviceId: newServiceId(random),
    spOpenid: newOpenid(random),
    subOpenid: newOpenid(random),
  };
  await keep(enrolment, application.apiv3Key, outside);
  return enrolment;
}

async function keep(enrolment: Enrolment, apiv3Key: string, { store, vault, clock }: SimOutside): Promise<void> {
  const { mchid, serialNo, certificatePem } = enrolment;
  const { sealed, sealedWith } = vault.seal(apiv3Key, merchantContext(mchid));
  const row = {
    mchid,
    created_at: clock.now(),
    serial_no: serialNo,
    certificate_pem: certificatePem,
    details: JSON.stringify(detailsOf(enrolment, clock.now())),
    sealed,
    sealed_with: sealedWith,
  };
  await write(store, async (tx) => {
    await tx.insertInto("sim_merchant").values(row).execute();
  });
}

function detailsOf(enrolment: Enrolment, nowMs: number): MerchantDetails {
  const { keyMode, spAppid, spOpenid, subMchid, subAppid, subOpenid, serviceId } = enrolment;
  return {
    name: "签约沙箱服务商",
    keyMode,
    switchedAtMs: keyMode === "grey" ? nowMs : null,
    spAppids: [spAppid],
    subMerchants: [{ mchid: subMchid, name: "示例子商户", appids: [subAppid] }],
    openidsByAppid: { [spAppid]: [spOpenid], [subAppid]: [subOpenid] },
    serviceIds: [serviceId],
  };
}

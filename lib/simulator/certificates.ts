import "reflect-metadata";
import { createPublicKey, generateKeyPair, type KeyObject, webcrypto } from "node:crypto";
import { promisify } from "node:util";
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from "@peculiar/x509";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const FIVE_YEARS_MS = 5 * 365 * 24 * 3_600_000;
const ISSUER = "C=CN, O=Qianyue Sandbox, CN=Qianyue Simulated CA";

export type KeyPair = { privateKey: KeyObject; publicKey: KeyObject };

/** A fresh RSA-2048 pair; takes 50 to 300 ms off the main thread. */
export function newKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString();
}

export function privatePem(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

/**
 * The PEM of a certificate for `publicKeyPem`, valid five years as the platform's are. `serialNo` is 40 hex digits;
 * a merchant's certificate has the merchant id as its common name (docs: 商户API证书).
 */
export async function issueCertificate(wanted: {
  commonName: string;
  serialNo: string;
  publicKeyPem: string;
  signer: KeyObject;
  nowMs: number;
}): Promise<string> {
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: wanted.serialNo,
      issuer: ISSUER,
      subject: `C=CN, O=Qianyue Sandbox, OU=Simulated Tenpay, CN=${wanted.commonName}`,
      notBefore: new Date(wanted.nowMs - 60_000),
      notAfter: new Date(wanted.nowMs + FIVE_YEARS_MS),
      signingAlgorithm: ALGORITHM,
      publicKey: await cryptoKey(createPublicKey(wanted.publicKeyPem), "verify"),
      signingKey: await cryptoKey(wanted.signer, "sign"),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      ],
    },
    webcrypto as unknown as Crypto,
  );
  return `${certificate.toString("pem")}\n`;
}

function cryptoKey(key: KeyObject, usage: "sign" | "verify") {
  const [format, type] = usage === "sign" ? (["pkcs8", "pkcs8"] as const) : (["spki", "spki"] as const);
  const der = key.export({ type, format: "der" });
  return webcrypto.subtle.importKey(format, der, ALGORITHM, true, [usage]) as Promise<CryptoKey>;
}

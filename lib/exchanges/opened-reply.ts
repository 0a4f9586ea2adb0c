import { type KeyObject, X509Certificate } from "node:crypto";
import { open } from "@/lib/wechatpay/crypto/aead";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import { openOaep } from "@/lib/wechatpay/crypto/oaep";
import { member, parseObject, textMember } from "@/lib/wechatpay/json";
import type { Exchange } from "./exchange";

/** Something in a reply that only the merchant can read, as it reads. */
export type OpenedPart =
  | {
      kind: "certificate";
      serialNo: string;
      /** Does the certificate itself carry the serial that stands beside it? */
      serialMatches: boolean;
      subject: string;
      issuer: string;
      validFromMs: number;
      validToMs: number;
      pem: string;
    }
  | { kind: "text"; member: string; text: string }
  | { kind: "unreadable"; member: string };

/** Can a reply of this operation hold such parts? Only then need the merchant's keys be opened. */
export function holdsSealedParts({ operationId, reply }: Exchange): boolean {
  const isSuccess = reply.kind === "reply" && reply.status === 200;
  return isSuccess && (operationId === "certificates" || operationId === "security-echo");
}

/** The sealed parts of a reply, opened with the merchant's keys. Never throws: what does not open is unreadable. */
export function openedParts(exchange: Exchange, keys: { apiv3Key: KeyObject; privateKey: KeyObject }): OpenedPart[] {
  if (exchange.reply.kind !== "reply") return [];
  const answer = parseObject(new TextDecoder().decode(exchange.reply.body));
  const list = member(answer, "data");
  const certificates = (Array.isArray(list) ? list : []).map((one) => openedCertificate(one, keys.apiv3Key));
  const sealed = textMember(answer, "encrypted_echo_message");
  if (sealed === null) return certificates;
  const text = openOaep(keys.privateKey, sealed);
  const name = "encrypted_echo_message";
  return [...certificates, text === null ? { kind: "unreadable", member: name } : { kind: "text", member: name, text }];
}

function openedCertificate(one: unknown, apiv3Key: KeyObject): OpenedPart {
  const serialNo = textMember(one, "serial_no") ?? "";
  const unreadable: OpenedPart = { kind: "unreadable", member: serialNo };
  const sealed = member(one, "encrypt_certificate");
  const ciphertext = strictBase64(textMember(sealed, "ciphertext") ?? "");
  if (ciphertext === null) return unreadable;
  const nonce = textMember(sealed, "nonce") ?? "";
  const opened = open(apiv3Key, ciphertext, { nonce, associatedData: textMember(sealed, "associated_data") ?? "" });
  if (opened.kind !== "opened") return unreadable;
  const pem = new TextDecoder().decode(opened.plaintext);
  return readCertificate(pem, serialNo) ?? unreadable;
}

function readCertificate(pem: string, serialNo: string): OpenedPart | null {
  try {
    const { serialNumber, subject, issuer, validFrom, validTo } = new X509Certificate(pem);
    return {
      kind: "certificate",
      serialNo,
      serialMatches: serialNumber.toUpperCase() === serialNo,
      subject: subject.replaceAll("\n", ", "),
      issuer: issuer.replaceAll("\n", ", "),
      validFromMs: Date.parse(validFrom),
      validToMs: Date.parse(validTo),
      pem,
    };
  } catch {
    return null;
  }
}

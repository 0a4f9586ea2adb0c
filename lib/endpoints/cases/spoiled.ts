import { createSecretKey } from "node:crypto";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { PROBE_PREFIX } from "@/lib/wechatpay/probe";
import type { Examiner, Telling } from "../examiner";
import { type Bend, digits } from "../notice";
import type { Play } from "./play";

/** Length of the random bytes behind a real probe's prefix (production sample, 2024). */
const PROBE_BYTES = 250;
const SIGNATURE_BYTES = 256;
/** Twice the five minutes that are allowed. */
const ASTRAY_SECONDS = 600;
/** Enough for every plaintext to lose its tag and some of its text; what is left is good Base64. */
const CUT_CHARACTERS = 32;

/** The platform then sends it again with a right signature, and that one is to be acknowledged. */
export const probeSignature: Play = async (examiner) => {
  const notice = examiner.notice(examiner.contract());
  const probe = `${PROBE_PREFIX}${Buffer.from(examiner.random(PROBE_BYTES)).toString("base64")}`;
  await examiner.tell(notice, { label: "spoiled", expected: "refused", bendHeaders: replaced("Signature", probe) });
  await examiner.tell(notice, { label: "resent", expected: "acknowledged" });
};

export const forgedSignature: Play = (examiner) => {
  const forged = Buffer.from(examiner.random(SIGNATURE_BYTES)).toString("base64");
  return spoiled(examiner, { bendHeaders: replaced("Signature", forged) });
};

/** One letter of the summary: the JSON stays good and the resource can still be opened. */
export const bodyChanged: Play = (examiner) =>
  spoiled(examiner, { bendBody: (body) => body.replace('"summary":"', '"summary":"假') });

export const unknownSerial: Play = (examiner) =>
  spoiled(examiner, {
    bendHeaders: (headers) => {
      const serial = headerValue(headers, "Wechatpay-Serial") ?? "";
      const strange = serial.startsWith("PUB_KEY_ID_")
        ? `PUB_KEY_ID_01${digits(32, examiner.random)}`
        : `7${Buffer.from(examiner.random(20)).toString("hex").toUpperCase().slice(1)}`;
      return replaced("Serial", strange)(headers);
    },
  });

export const serialOfOtherKey: Play = async (examiner) => {
  const notice = examiner.notice(examiner.contract());
  const serial = headerValue(await examiner.otherHeaders(notice), "Wechatpay-Serial") ?? "";
  await examiner.tell(notice, { label: "spoiled", expected: "refused", bendHeaders: replaced("Serial", serial) });
};

export const staleTimestamp: Play = (examiner) => spoiled(examiner, { offsetSeconds: -ASTRAY_SECONDS });

export const futureTimestamp: Play = (examiner) => spoiled(examiner, { offsetSeconds: ASTRAY_SECONDS });

/** Without one of the four headers that a signature is made of. */
export function missing(name: "Timestamp" | "Nonce" | "Signature" | "Serial"): Play {
  const bendHeaders = (headers: HeaderPair[]) => headers.filter(([given]) => given !== `Wechatpay-${name}`);
  return (examiner) => spoiled(examiner, { bendHeaders });
}

/** Signed rightly, so that only opening it can show what is wrong. */
export const wrongApiv3Key: Play = (examiner) =>
  spoiled(examiner, {}, { apiv3Key: createSecretKey(examiner.random(32)) });

/** Cut before it was signed. */
export const cutCiphertext: Play = async (examiner) => {
  const { body } = examiner.notice(examiner.contract());
  const cut = body.replace(/("ciphertext":")([^"]+)"/, (_whole, name: string, text: string) => {
    const left = text.replace(/=+$/, "").length - CUT_CHARACTERS;
    return `${name}${text.slice(0, left - (left % 4))}"`;
  });
  await examiner.tell({ body: cut }, { label: "spoiled", expected: "refused" });
};

function spoiled(examiner: Examiner, telling: Partial<Telling>, bend: Bend = {}): Promise<void> {
  return examiner.tell(examiner.notice(examiner.contract(), bend), {
    label: "spoiled",
    expected: "refused",
    ...telling,
  });
}

function replaced(name: string, value: string): (headers: HeaderPair[]) => HeaderPair[] {
  return (headers) => headers.map(([given, old]) => [given, given === `Wechatpay-${name}` ? value : old]);
}

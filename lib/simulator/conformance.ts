import type { Bilingual } from "@/lib/wechatpay/bilingual";
import { EVENTS } from "@/lib/wechatpay/events/registry";
import type { Standing } from "@/lib/wechatpay/field";
import type { Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import type { Proof } from "./conformance-rule";
import { RULES } from "./conformance-rules";
import { SETTINGS, type Setting } from "./setting-list";

/** One line of the table: what the simulated platform does, from where that is known, how surely, and what proves it. */
export type ConformanceRow = {
  kind: "operation" | "notification" | "rule" | "setting";
  name: Bilingual;
  /** The call, the event types or the setting's id; null for a rule. */
  detail: string | null;
  source: string;
  standing: Standing;
  proof: Proof;
};

/** Operations, notifications, rules, and the choices that stand where the documentation is silent. */
export function conformanceRows(): ConformanceRow[] {
  return [...OPERATIONS.map(operationRow), ...EVENTS.map(eventRow), ...RULES.map(ruleRow), ...SETTINGS.map(settingRow)];
}

const ORACLE = "lib/simulator/oracle-family.test.ts";
const CHOICES = "lib/simulator/settings.test.ts";
const CHOICES_TOLD = "lib/simulator/settings-told.test.ts";

function operationRow(op: Operation): ConformanceRow {
  const { title: name, method, path, docs, standing } = op;
  const proof = operationProof(op.id);
  return { kind: "operation", name, detail: `${method} ${path}`, source: docs ?? "官方，页面未公开", standing, proof };
}

const MINI_PROGRAM = "pre-signs in a mini program in %s mode, queries, and ends the contract";

/** A case of its own for each operation: a mode that nobody plays any more leaves its row unproven. */
function operationProof(id: string): Proof {
  const side = id.startsWith("partner-") ? "partner" : "direct";
  const mode = (scene: string) => id.slice(0, -`-${scene}`.length);
  if (id === "certificates")
    return oracle("certificates are downloaded, opened and verified as the SDK's own command does it");
  if (id === "security-echo")
    return oracle("tests signing and encryption with itself, and opens the notification of it");
  if (id.endsWith("pay-redirect-sign")) return oracle(AFTER_PAYMENT, mode("pay-redirect-sign"));
  if (id.endsWith("mini-program")) return oracle(MINI_PROGRAM, mode("mini-program"));
  if (id.endsWith("with-contract")) return oracle("pays a %s order with a signed contract", side);
  return /order/.test(id) ? oracle("queries, pays and closes a %s order", side) : oracle(MINI_PROGRAM);
}

const AFTER_PAYMENT = "pre-signs after payment in %s mode, and opens both notifications";

function oracle(test: string, given: string | null = null): Proof {
  return { file: ORACLE, test, given };
}

function eventRow(event: (typeof EVENTS)[number]): ConformanceRow {
  const { title: name, eventTypes, source, standing } = event;
  return { kind: "notification", name, detail: eventTypes.join(", "), source, standing, proof: eventProof(event.id) };
}

function eventProof(id: string): Proof {
  if (id === "security-echo-success") return operationProof("security-echo");
  if (id === "transaction-success") return oracle(AFTER_PAYMENT);
  return { file: CHOICES_TOLD, test: "contractTemplate decides by which names a contract is told: %s", given: id };
}

function ruleRow({ name, source, standing, proof }: (typeof RULES)[number]): ConformanceRow {
  return { kind: "rule", name, detail: null, source, standing, proof };
}

function settingRow({ id, label: name, source, standing }: Setting): ConformanceRow {
  const test = SETTING_PROOFS[id];
  const given = test === GATEWAY ? id : null;
  const file = TOLD.has(id) ? CHOICES_TOLD : CHOICES;
  return { kind: "setting", name, detail: id, source, standing, proof: { file, test, given } };
}

/** The choices of how and when a merchant is told. */
const TOLD = new Set<Setting["id"]>([
  "contractTemplate",
  "contractMembers",
  "terminateDestination",
  "terminateUrl",
  "acknowledgement",
  "ladder",
  "keySwitch",
]);

const GATEWAY = "%s decides the texts of a 401, and whether it has a Request-ID, at %s";
const TERMINATION = "terminateDestination and terminateUrl decide where the end of a contract is told";

const SETTING_PROOFS: Record<Setting["id"], string> = {
  gatewayContract: GATEWAY,
  gatewayTransactions: GATEWAY,
  gatewayPartnerTransactions: GATEWAY,
  gatewayPlatform: GATEWAY,
  signedErrors: "signedErrors decides whether a 403 is signed",
  openEveryMode: "openEveryMode decides whether a service provider may call the other modes",
  acceptUnknownOpenid: "acceptUnknownOpenid decides whether an openid never seen is a payer",
  displayAccountUnit: "displayAccountUnit decides what the 32 of the display account counts",
  repeatedPresignIsSame: "repeatedPresignIsSame decides whether the same pre-sign again is the same session",
  releaseUnsignedCode: "releaseUnsignedCode decides whether a code that was not signed may be used again",
  secondPresignReplaces: "secondPresignReplaces decides whether an order takes another code",
  oneContractPerService: "oneContractPerService decides whether a payer who has a contract may sign another",
  checkPaymentContract: "checkPaymentContract decides whether an order asks after its contract",
  contractNotFound: "contractNotFound decides how an unknown code is answered",
  terminateTwice: "terminateTwice decides whether a contract may be ended twice",
  closeTwice: "closeTwice decides whether an order may be closed twice",
  contractTemplate: "contractTemplate decides by which names a contract is told: %s",
  contractMembers: "contractMembers decides how a service provider's members are called in the default template",
  terminateDestination: TERMINATION,
  terminateUrl: TERMINATION,
  acknowledgement: "acknowledgement %s decides about a %i with the body %j",
  ladder: "ladder decides when the next attempt is due: %s",
  keySwitch: "keySwitch decides the share of the public key: 0.1 to 100 % over seven days, half, or all at once",
};

import type { Bilingual } from "@/lib/wechatpay/bilingual";
import type { Standing } from "@/lib/wechatpay/field";

/** What the platform does where its documentation is silent or speaks of several ways: one choice, with a default. */
export type Setting = {
  id: SettingId;
  label: Bilingual;
  help: Bilingual;
  /** How sure the default is. */
  standing: Standing;
  source: string;
} & (
  | { kind: "switch"; default: boolean }
  | { kind: "choice"; default: string; options: readonly { value: string; label: Bilingual }[] }
  /** A full address, or empty for none. */
  | { kind: "address"; default: string }
);

/** The two sets of texts that the real gateway was seen to answer with. */
export type GatewayProfile = "standard" | "transactions";

export const CONTRACT_TEMPLATES = [
  "default",
  "entrust",
  "ecommerce_entrust",
  "payscore",
  "education",
  "credit_repayment",
  "papay",
  "payscore_plan",
] as const;
export type ContractTemplate = (typeof CONTRACT_TEMPLATES)[number];

/** Every choice with its type; the defaults stand in `SETTINGS`. */
export type Choices = {
  gatewayContract: GatewayProfile;
  gatewayTransactions: GatewayProfile;
  gatewayPartnerTransactions: GatewayProfile;
  gatewayPlatform: GatewayProfile;
  signedErrors: "none" | "business";
  openEveryMode: boolean;
  acceptUnknownOpenid: boolean;
  displayAccountUnit: "characters" | "bytes";
  repeatedPresignIsSame: boolean;
  releaseUnsignedCode: boolean;
  secondPresignReplaces: boolean;
  oneContractPerService: boolean;
  checkPaymentContract: boolean;
  contractNotFound: "not_found" | "invalid_request";
  terminateTwice: "refuse" | "accept";
  closeTwice: "refuse" | "accept";
  contractTemplate: ContractTemplate;
  contractMembers: "query" | "sp_sub";
  terminateDestination: "same" | "separate" | "none";
  terminateUrl: string;
  acknowledgement: "documented" | "any_2xx" | "documented_unless_fail";
  ladder: "general" | "ecommerce" | "campus" | "overseas";
  keySwitch: "published" | "half" | "at_once";
};

export type SettingId = keyof Choices;

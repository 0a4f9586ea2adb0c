import type { KeyObject } from "node:crypto";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import type { ContractFacts } from "@/lib/wechatpay/events/event";
import { contractEvent } from "@/lib/wechatpay/events/registry";
import { parseObject } from "@/lib/wechatpay/json";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { beijingTime } from "@/lib/wechatpay/wire-time";
import type { EndpointOutside, Examinee } from "./outside";

export type Contract = Pick<ContractFacts, "contractId" | "contractCode" | "displayAccount" | "signedAtMs">;

/** What is unlike an ordinary notification; everything is signed and sealed after it was bent. */
export type Bend = {
  isTermination?: boolean;
  eventType?: string;
  summary?: string;
  associatedData?: string;
  /** Seals with this instead of the merchant's own. */
  apiv3Key?: KeyObject;
  plaintext?: (plaintext: Record<string, unknown>) => string;
};

/** A notification before it is signed: the exact body. */
export type Notice = { body: string };

type World = Pick<EndpointOutside, "wireClock" | "random">;

/** A contract that nobody has heard of yet; `code` has at most 32 letters and digits. */
export function newContract({ wireClock, random }: World, given: Partial<Contract> = {}): Contract {
  const nowMs = wireClock.now();
  return {
    contractId: digits(24, random),
    contractCode: `conform${nonceFrom(random(17))}`,
    displayAccount: "微信代扣用户A",
    signedAtMs: nowMs,
    ...given,
  };
}

/** The notification of a contract as the platform writes it, sealed for the merchant. */
export function noticeOf(
  contract: Contract,
  merchant: Examinee,
  { bend, world }: { bend: Bend; world: World },
): Notice {
  const event = contractEvent(merchant.template.id);
  const nowMs = world.wireClock.now();
  const facts: ContractFacts = {
    ...contract,
    mode: "service-provider",
    members: merchant.template.members,
    mchid: merchant.mchid,
    appid: merchant.spAppid,
    openid: merchant.spOpenid,
    subMchid: merchant.subMchid,
    subAppid: merchant.subAppid,
    subOpenid: merchant.subOpenid,
    serviceId: merchant.serviceId,
    termination: bend.isTermination ? { mode: "USER_TERMINATE", atMs: nowMs, remark: null } : null,
  };
  const { eventType, summary, associatedData, originalType } = event.announce(facts);
  const plaintext = event.plaintext(facts);
  const draft = {
    id: eventId(world.random),
    createTime: beijingTime(nowMs),
    eventType: bend.eventType ?? eventType,
    summary: bend.summary ?? summary,
    originalType,
    associatedData: bend.associatedData ?? associatedData,
    nonce: nonceFrom(world.random(12)),
    plaintext: bend.plaintext ? bend.plaintext(parseObject(plaintext)) : plaintext,
  };
  return { body: writeEnvelope(draft, bend.apiv3Key ?? merchant.apiv3Key) };
}

export function digits(count: number, random: World["random"]): string {
  return Array.from(random(count), (byte) => byte % 10).join("");
}

/** A lower-case UUID that looks like version 5, as in production. */
function eventId(random: World["random"]): string {
  const hex = Buffer.from(random(16)).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

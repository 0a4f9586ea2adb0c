import type { Foreigner } from "./foreign-client";

/** What a merchant with an SDK of its own sends, in each of the modes of the family. */
export const SIDES = { direct: "", partner: "partner-" } as const;
export type Side = keyof typeof SIDES;

export function orderOf({ enrolment, endpoint }: Foreigner, side: Side, outTradeNo: string) {
  const { mchid, spAppid, spOpenid, subMchid } = enrolment;
  const own = { description: "图书馆借阅服务", out_trade_no: outTradeNo, notify_url: `${endpoint.url}/pay` };
  const amount = { total: 100, currency: "CNY" };
  return side === "direct"
    ? { appid: spAppid, mchid, ...own, amount, payer: { openid: spOpenid } }
    : { sp_appid: spAppid, sp_mchid: mchid, sub_mchid: subMchid, ...own, amount, payer: { sp_openid: spOpenid } };
}

export function merchantsOf({ enrolment }: Foreigner, side: Side): Record<string, string> {
  const { mchid, subMchid } = enrolment;
  return side === "direct" ? { mchid } : { sp_mchid: mchid, sub_mchid: subMchid };
}

export const MODES = ["normal", "service-provider", "qs", "ecommerce"] as const;
type Mode = (typeof MODES)[number];

export function presignOf({ enrolment, endpoint }: Foreigner, mode: Mode, code: string) {
  const { spAppid, spOpenid, subMchid, subAppid, subOpenid, serviceId } = enrolment;
  const isSp = mode === "service-provider";
  const own = isSp ? { sp_appid: spAppid, sp_openid: spOpenid } : { appid: spAppid, openid: spOpenid };
  const sub = isSp || mode === "qs" ? { sub_mchid: subMchid, sub_appid: subAppid, sub_openid: subOpenid } : {};
  return {
    ...own,
    ...sub,
    service_id: serviceId,
    out_contract_code: code,
    notify_url: `${endpoint.url}/sign`,
    contract_display_account: "微信代扣用户A",
  };
}

export const ofContract = ({ enrolment }: Foreigner, code: string) => ({
  path: { service_id: enrolment.serviceId, out_contract_code: code },
});

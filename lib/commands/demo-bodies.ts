import type { DemoMerchant } from "./demo-merchant";

/** An order of one fen, told to our own endpoint. */
export function orderBody({ profile }: DemoMerchant, about: { endpointUrl: string; nowMs: number }): object {
  return {
    sp_appid: profile.spAppid,
    sp_mchid: profile.mchid,
    sub_appid: profile.subAppid,
    sub_mchid: profile.subMchid,
    description: "图书馆借阅服务",
    out_trade_no: `DEMO${about.nowMs}`,
    notify_url: `${about.endpointUrl}/pay`,
    amount: { total: 1, currency: "CNY" },
    payer: { sp_openid: profile.spOpenid },
  };
}

export function presignBody(
  { profile }: DemoMerchant,
  about: { notifyUrl: string; prepayId: string; code: string },
): object {
  return {
    sp_appid: profile.spAppid,
    sp_openid: profile.spOpenid,
    sub_mchid: profile.subMchid,
    sub_appid: profile.subAppid,
    sub_openid: profile.subOpenid,
    service_id: profile.serviceId,
    out_contract_code: about.code,
    notify_url: about.notifyUrl,
    contract_display_account: "微信代扣用户A",
    prepay_id: about.prepayId,
  };
}

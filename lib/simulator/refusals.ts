import { errorBody, type PlatformError } from "@/lib/wechatpay/errors";

type Text = { status: number; code: string; message: string; internal: number };

/**
 * Every business rule that can say no, with the platform's answer. Codes and texts of the first block were seen on the
 * real platform. In the second the codes (and, where it has one, the internal number) are the platform's and the wording
 * is ours; the third is assumed whole, because this product's own error table is not public.
 */
const REFUSALS = {
  sp_mchid_mismatch: {
    status: 400,
    code: "PARAM_ERROR",
    message: "http header中的mchid与post payload中的mchid不匹配",
    internal: 268435461,
  },
  appid_not_bound: {
    status: 400,
    code: "APPID_MCHID_NOT_MATCH",
    message: "appid和mch_id不匹配，请检查后再试",
    internal: 268445527,
  },
  openid_of_other_appid: { status: 400, code: "PARAM_ERROR", message: "appid和openid不匹配", internal: 268435461 },
  order_unknown: { status: 404, code: "ORDER_NOT_EXIST", message: "订单不存在", internal: 268512771 },
  certificates_none: {
    status: 404,
    code: "RESOURCE_NOT_EXISTS",
    message:
      "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196",
    internal: 268435461,
  },
  serial_header_missing: {
    status: 400,
    code: "PARAM_ERROR",
    message: "HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)",
    internal: 268435461,
  },
  sub_merchant_unknown: { status: 403, code: "NO_AUTH", message: "受理关系不存在", internal: 268443701 },
  service_not_owned: { status: 403, code: "NO_AUTH", message: "商户暂无权限使用此功能", internal: 268443715 },
  platform_serial_unknown: {
    status: 400,
    code: "PARAM_ERROR",
    message: "平台证书序列号Wechatpay-Serial错误",
    internal: 268435461,
  },

  mode_not_open: { status: 403, code: "NO_AUTH", message: "商户暂无权限使用此功能", internal: 268443715 },
  order_of_other_sub: {
    status: 400,
    code: "INVALID_REQUEST",
    message: "子商户号与订单不匹配",
    internal: 268447845,
  },
  trade_no_used: { status: 403, code: "OUT_TRADE_NO_USED", message: "商户订单号重复", internal: 268498688 },
  order_paid: { status: 400, code: "INVALID_REQUEST", message: "该订单已支付", internal: 268449538 },
  order_closed: { status: 400, code: "ORDER_CLOSED", message: "该订单已关闭", internal: 268447914 },

  sub_appid_needed: invalid("PARAM_ERROR", "传入sub_openid时，sub_appid必填"),
  deadline_unreadable: invalid("PARAM_ERROR", "time_expire格式错误，须为RFC 3339格式"),
  prepay_unknown: invalid("INVALID_REQUEST", "prepay_id不存在"),
  prepay_of_other: invalid("INVALID_REQUEST", "prepay_id与服务商、子商户不匹配"),
  prepay_of_other_payer: invalid("INVALID_REQUEST", "prepay_id与用户标识不匹配"),
  prepay_expired: invalid("INVALID_REQUEST", "prepay_id已过期"),
  code_reserved: invalid("INVALID_REQUEST", "商户签约协议号已被使用，且参数不一致"),
  code_consumed: invalid("INVALID_REQUEST", "商户签约协议号已签约，不可重复使用"),
  contract_in_force: invalid("INVALID_REQUEST", "用户已有生效的免密支付协议"),
  presign_exists: invalid("INVALID_REQUEST", "该prepay_id已有预签约会话"),

  contract_not_found: { status: 404, code: "RESOURCE_NOT_EXISTS", message: "协议不存在", internal: 268435461 },
  contract_not_found_400: invalid("INVALID_REQUEST", "协议不存在"),
  contract_terminated: invalid("INVALID_REQUEST", "协议已解约"),
  payment_contract_unknown: invalid("INVALID_REQUEST", "免密支付协议不存在"),
  payment_contract_terminated: invalid("INVALID_REQUEST", "免密支付协议已解约"),
  payment_contract_of_other: invalid("INVALID_REQUEST", "免密支付协议与商户或用户不匹配"),
  echo_undecipherable: invalid("PARAM_ERROR", "encrypted_echo_message解密失败"),

  not_offered: invalid("INVALID_REQUEST", "没有可操作的签约会话"),
  session_expired: invalid("INVALID_REQUEST", "签约会话已过期"),
} satisfies Record<string, Text>;

/** The name of the rule that said no. */
export type Refusal = keyof typeof REFUSALS;

export function refusalError(rule: Refusal): PlatformError {
  const { status, code, message, internal }: Text = REFUSALS[rule];
  return { status, body: errorBody(code, message), internal };
}

function invalid(code: string, message: string): Text {
  return { status: 400, code, message, internal: 268435461 };
}

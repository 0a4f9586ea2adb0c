/** The page whose rule is quoted: 服务商模式支付后场景预签约. */
export const officialPage =
  "https://pay.weixin.qq.com/docs/partner/apis/partner-password-free-contract/sign/sp-pay-redirect-sign-pre-entrust-sign.html";

import { optionalText, text } from "../field";

/** Who an AppID or openid belongs to, in words. */
export type Owner = { title: string; zh: string; en: string };

export const MERCHANT_APPID: Owner = { title: "商户AppID", zh: "商户 AppID", en: "Merchant AppID" };
export const SP_APPID: Owner = { title: "商户AppID", zh: "服务商 AppID", en: "Service provider AppID" };
export const QS_APPID: Owner = { title: "商户AppID", zh: "从业机构 AppID", en: "Institution AppID" };
export const ECOMMERCE_APPID: Owner = { title: "商户AppID", zh: "平台商户 AppID", en: "Platform merchant AppID" };

export function appid(owner: Owner, source: string) {
  return text({
    title: owner.title,
    label: { zh: owner.zh, en: owner.en },
    help: {
      zh: "公众号、小程序或移动应用的 AppID，须与签名用的商户号绑定。",
      en: "AppID of an official account, mini program or app, bound to the merchant that signs the request.",
    },
    example: "wxd678efh567hg6787",
    max: 32,
    source,
  });
}

const SUB_APPID = {
  title: "子商户AppID",
  label: { zh: "子商户 AppID", en: "Sub-merchant AppID" },
  example: "wxd678efh567hg6788",
  max: 32,
};

export function subAppid(source: string) {
  return text({
    ...SUB_APPID,
    help: {
      zh: "子商户的 AppID，须与 sub_mchid 绑定；在服务商模式下是必填项。",
      en: "AppID of the sub-merchant, bound to sub_mchid; required in service-provider mode.",
    },
    source,
  });
}

export function optionalSubAppid(source: string) {
  return optionalText({
    ...SUB_APPID,
    help: {
      zh: "传 payer.sub_openid 时必填，且须与之匹配。",
      en: "Required with payer.sub_openid, and must match it.",
    },
    source,
  });
}

const PAYER = { title: "用户标识", example: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", max: 128 };

/** The payer where there is only one AppID. */
export function openid(source: string) {
  return text({
    ...PAYER,
    label: { zh: "付款人的 openid", en: "Payer's openid" },
    help: { zh: "用户在 appid 下的 openid。", en: "The payer's openid under appid." },
    source,
  });
}

/** The payer under the merchant's own AppID, where the sub-merchant's would do as well. `name` is the member's name. */
export function mainOpenid(names: { own: "sp_openid" | "openid"; appid: "sp_appid" | "appid" }, source: string) {
  const sp = names.own === "sp_openid";
  return optionalText({
    ...PAYER,
    example: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
    label: sp
      ? { zh: "用户在服务商下的标识", en: "Payer under the service provider" }
      : { zh: "用户在机构下的标识", en: "Payer under the institution" },
    help: {
      zh: `用户在 ${names.appid} 下的 openid；与 sub_openid 二选一必填，两者都填也可以。`,
      en: `The payer's openid under ${names.appid}. One of ${names.own} and sub_openid must be sent; both may be.`,
    },
    source,
  });
}

export function subOpenid(other: "sp_openid" | "openid", source: string) {
  return optionalText({
    title: "用户子标识",
    label: { zh: "用户在子商户下的标识", en: "Payer under the sub-merchant" },
    help: {
      zh: `用户在 sub_appid 下的 openid；与 ${other} 二选一必填。`,
      en: `The payer's openid under sub_appid. One of ${other} and sub_openid must be sent.`,
    },
    example: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    max: 128,
    source,
  });
}

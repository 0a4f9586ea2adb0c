import type { Standing } from "@/lib/wechatpay/field";

/** `must`: the platform's rules ask for it, and the score counts it. `should`: good sense, or not official; it only warns. */
export type Level = "must" | "should";

/** `genuine`: to be acknowledged. `spoiled`: to be refused. `answers`: judged from what was answered to the others. */
export type CaseGroup = "genuine" | "spoiled" | "answers";

export type CaseSheet = { id: string; group: CaseGroup; level: Level; standing: Standing; source: string };

const NOTICE = "回调通知注意事项（2024.07.25）";
const SIGNATURE = "签名验证 4013053249、4013053420";
const REPEATED = "通知的产品介绍：同一通知可能多次发送，须幂等";
const SKEW = "签名验签常见问题；回调处理手册";
const HEADERS = "FAQ 4013059166：代理或 CDN 丢弃 Wechatpay-* 报头";

/** The battery, in the order in which it is run. Titles, expectations and reasons are in the dictionaries: `endpoints.case.<id>`. */
export const CASES = [
  { id: "valid", group: "genuine", level: "must", standing: "official", source: NOTICE },
  { id: "duplicate", group: "genuine", level: "must", standing: "official", source: REPEATED },
  { id: "concurrent_duplicates", group: "genuine", level: "must", standing: "official", source: REPEATED },
  { id: "answer_in_time", group: "genuine", level: "must", standing: "official", source: NOTICE },
  {
    id: "terminate",
    group: "genuine",
    level: "must",
    standing: "assumed",
    source: "推定：委托代扣 4012160323 的事件；应答规则见回调通知注意事项",
  },
  {
    id: "terminate_first",
    group: "genuine",
    level: "must",
    standing: "observed",
    source: "官方社区 000c86932042704dc13b130b75b400：通知相互独立，不保证次序",
  },
  { id: "raw_bytes", group: "genuine", level: "must", standing: "official", source: SIGNATURE },
  {
    id: "other_key_mode",
    group: "genuine",
    level: "should",
    standing: "observed",
    source: "官方社区 0008ce1ea905609afef23aa2a66000：灰度期按 Wechatpay-Serial 选钥",
  },
  {
    id: "empty_associated_data",
    group: "genuine",
    level: "must",
    standing: "official",
    source: "通知报文 resource.associated_data：选填，可为空（4016790583）",
  },
  {
    id: "unknown_fields",
    group: "genuine",
    level: "must",
    standing: "observed",
    source: "官方文档会新增成员，如 2025.12.31 下单并授权的 contract_info",
  },
  {
    id: "unknown_event",
    group: "genuine",
    level: "should",
    standing: "assumed",
    source: "推定：本产品的 event_type 未公开；拒收会被重发 15 次（通知的产品介绍）",
  },
  {
    id: "long_values",
    group: "genuine",
    level: "must",
    standing: "official",
    source: "通知报文字段长度（4016790583）；out_contract_code、contract_display_account 32（4012471286）",
  },
  {
    id: "emoji",
    group: "genuine",
    level: "should",
    standing: "assumed",
    source: "推定：基本规则·字符集只支持三字节以内的 UTF-8，未说明通知",
  },
  {
    id: "slow_body",
    group: "genuine",
    level: "must",
    standing: "assumed",
    source: "推定：TCP 不保证正文一次到齐；文档未谈及",
  },
  {
    id: "big_body",
    group: "genuine",
    level: "must",
    standing: "assumed",
    source: "推定：resource.ciphertext 上限 1048576（旧版页面）；64 KiB 远在其下",
  },
  {
    id: "full_size_body",
    group: "genuine",
    level: "should",
    standing: "assumed",
    source: "推定：resource.ciphertext 上限 1048576（旧版页面）",
  },
  { id: "probe_signature", group: "spoiled", level: "must", standing: "official", source: `${NOTICE}；4013053249` },
  { id: "forged_signature", group: "spoiled", level: "must", standing: "official", source: SIGNATURE },
  { id: "body_changed", group: "spoiled", level: "must", standing: "official", source: SIGNATURE },
  {
    id: "unknown_serial",
    group: "spoiled",
    level: "must",
    standing: "observed",
    source: "官方社区 0008ce1ea905609afef23aa2a66000：按 Wechatpay-Serial 选钥，没有的钥匙不能验签",
  },
  {
    id: "serial_of_other_key",
    group: "spoiled",
    level: "should",
    standing: "observed",
    source: "官方社区 0008ce1ea905609afef23aa2a66000：按 Wechatpay-Serial 选钥",
  },
  { id: "stale_timestamp", group: "spoiled", level: "must", standing: "official", source: SKEW },
  { id: "future_timestamp", group: "spoiled", level: "must", standing: "official", source: SKEW },
  { id: "missing_timestamp", group: "spoiled", level: "must", standing: "official", source: HEADERS },
  { id: "missing_nonce", group: "spoiled", level: "must", standing: "official", source: HEADERS },
  { id: "missing_signature", group: "spoiled", level: "must", standing: "official", source: HEADERS },
  { id: "missing_serial", group: "spoiled", level: "must", standing: "official", source: HEADERS },
  {
    id: "wrong_apiv3_key",
    group: "spoiled",
    level: "must",
    standing: "official",
    source: "FAQ 4013059153：APIv3 密钥不符则无法解密",
  },
  {
    id: "cut_ciphertext",
    group: "spoiled",
    level: "must",
    standing: "official",
    source: "FAQ 4013059153：AEAD_AES_256_GCM 的认证标签",
  },
  {
    id: "no_redirect",
    group: "answers",
    level: "must",
    standing: "assumed",
    source: `推定：只有 200、204 见于文档（${NOTICE}），重定向未公开`,
  },
  {
    id: "answer_body",
    group: "answers",
    level: "should",
    standing: "official",
    source: "旧版通知页：应答 code 为 SUCCESS；新版无需正文",
  },
  {
    id: "refusal_body",
    group: "answers",
    level: "should",
    standing: "official",
    source: "通知应答：code（32）与 message（64）",
  },
] as const satisfies readonly CaseSheet[];

export type CaseId = (typeof CASES)[number]["id"];

export const CASE_IDS: readonly CaseId[] = CASES.map(({ id }) => id);

export const CASE_GROUPS: readonly CaseGroup[] = ["genuine", "spoiled", "answers"];

const SHEETS = new Map<string, (typeof CASES)[number]>(CASES.map((sheet) => [sheet.id, sheet]));

export function isCaseId(text: string): text is CaseId {
  return SHEETS.has(text);
}

/** What the battery says of a case. Throws for a case that it does not have. */
export function caseSheet(id: CaseId): CaseSheet & { id: CaseId } {
  const sheet = SHEETS.get(id);
  if (!sheet) throw new Error(`The battery has no case ${id}`);
  return sheet;
}

/**
 * How much a case weighs for a merchant. While the keys are being switched both sign, so that the other key is no
 * exception then but a rule (official answer 0008ce1ea905609afef23aa2a66000).
 */
export function levelOf(id: CaseId, keyMode: string): Level {
  return id === "other_key_mode" && keyMode === "grey" ? "must" : caseSheet(id).level;
}

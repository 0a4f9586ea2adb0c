import type { Setting } from "./setting";

const assumed = { standing: "assumed", source: "未公开" } as const;

/** What the platform tells of its own accord: in which words, to where, how often, and signed with what. */
export const NOTIFICATION_SETTINGS: readonly Setting[] = [
  {
    id: "contractTemplate",
    kind: "choice",
    default: "default",
    options: [
      { value: "default", label: { zh: "ENTRUST + 查询字段", en: "ENTRUST with the query's members" } },
      { value: "entrust", label: { zh: "A 委托代扣 ENTRUST", en: "A Deduction, ENTRUST" } },
      {
        value: "ecommerce_entrust",
        label: { zh: "B 电商代扣 ECOMMERCE_ENTRUST", en: "B Ecommerce, ECOMMERCE_ENTRUST" },
      },
      { value: "payscore", label: { zh: "C 支付分 PAYSCORE", en: "C PayScore service, PAYSCORE" } },
      { value: "education", label: { zh: "D 教培续费通 ENTRUST.SIGNING", en: "D Education, ENTRUST.SIGNING" } },
      { value: "credit_repayment", label: { zh: "E 信贷还款 CREDIT_REPAYMENT", en: "E Repayment, CREDIT_REPAYMENT" } },
      { value: "papay", label: { zh: "F 境外代扣 PAPAY", en: "F Overseas, PAPAY" } },
      { value: "payscore_plan", label: { zh: "G 支付分计划 PAYSCORE", en: "G PayScore plan, PAYSCORE" } },
    ],
    label: { zh: "签约/解约通知模板", en: "Template of the contract notification" },
    help: {
      zh: "本产品的通知页未公开：事件名与明文都是假定。接收方不要只按事件名分支，应验签、解密、再查询。",
      en: "This product's notification page is not public: names and plaintext are assumed. Never branch on the event's name alone: verify, decrypt, then query.",
    },
    standing: "assumed",
    source: "兄弟产品的通知页",
  },
  {
    id: "contractMembers",
    kind: "choice",
    default: "query",
    options: [
      { value: "query", label: { zh: "appid / sub_appid（同查询）", en: "appid / sub_appid, as in the query" } },
      {
        value: "sp_sub",
        label: { zh: "sp_appid / sub_appid（同委托代扣）", en: "sp_appid / sub_appid, as in ENTRUST" },
      },
    ],
    label: { zh: "通知明文的成员名", en: "Member names of the plaintext" },
    help: {
      zh: "仅对模板“ENTRUST + 查询字段”的服务商模式有效。",
      en: "For the template “ENTRUST with the query's members” in service-provider mode.",
    },
    ...assumed,
  },
  {
    id: "terminateDestination",
    kind: "choice",
    default: "same",
    options: [
      { value: "same", label: { zh: "预签约的 notify_url", en: "The pre-sign's notify_url" } },
      { value: "separate", label: { zh: "单独的解约地址", en: "A separate address" } },
      { value: "none", label: { zh: "不通知", en: "Nowhere" } },
    ],
    label: { zh: "解约通知发往", en: "Where the termination is told" },
    help: { zh: "兄弟产品各不相同。", en: "Sibling products differ." },
    ...assumed,
  },
  {
    id: "terminateUrl",
    kind: "address",
    default: "",
    label: { zh: "解约通知地址", en: "Address of termination notifications" },
    help: {
      zh: "选“单独的解约地址”时使用；为空则不发送。",
      en: "For “a separate address”; empty means that none is sent.",
    },
    ...assumed,
  },
  {
    id: "acknowledgement",
    kind: "choice",
    default: "documented",
    options: [
      { value: "documented", label: { zh: "200、204", en: "200 and 204" } },
      { value: "any_2xx", label: { zh: "任何 2xx", en: "Any 2xx" } },
      {
        value: "documented_unless_fail",
        label: { zh: "200、204，但正文不是 FAIL", en: "200 and 204, unless the body says FAIL" },
      },
    ],
    label: { zh: "通知应答何时算成功", en: "Which answers acknowledge a notification" },
    help: {
      zh: "文档只写 200 与 204；其他 2xx、以及 200 带 FAIL 如何处理未公开。",
      en: "200 and 204 are documented; what other 2xx, or a 200 with FAIL, count for is not.",
    },
    standing: "official",
    source: "回调通知注意事项",
  },
  {
    id: "ladder",
    kind: "choice",
    default: "general",
    options: [
      { value: "general", label: { zh: "通用：15 次，24 小时 4 分", en: "General: 15 resends over 24 h 4 min" } },
      { value: "ecommerce", label: { zh: "电商代扣：29 次", en: "Ecommerce deduction: 29 resends" } },
      { value: "campus", label: { zh: "校园轻松付、教培：21 次", en: "Campus, education: 21 resends" } },
      { value: "overseas", label: { zh: "境外代扣：9 次", en: "Overseas deduction: 9 resends" } },
    ],
    label: { zh: "通知重发节奏", en: "Retry schedule" },
    help: {
      zh: "本产品的节奏未公开，默认用通用的。",
      en: "This product's own is not public; the general one is the default.",
    },
    standing: "assumed",
    source: "通知的产品介绍、4012881605、sign-result-notice、chapter5_1_5",
  },
  {
    id: "keySwitch",
    kind: "choice",
    default: "published",
    options: [
      {
        value: "published",
        label: { zh: "逐日 0.1% 1% 5% 10% 20% 50% 100%", en: "By day 0.1, 1, 5, 10, 20, 50, 100 %" },
      },
      { value: "half", label: { zh: "从第一刻起各一半", en: "Half of them from the first moment" } },
      { value: "at_once", label: { zh: "立即全部用公钥", en: "All by public key at once" } },
    ],
    label: { zh: "灰度切换时通知用公钥的份额", en: "Share of notifications signed by public key while switching" },
    help: {
      zh: "应答由请求头 Wechatpay-Serial 决定；通知由微信决定，切换期七天内逐日增加。",
      en: "Replies follow the request's Wechatpay-Serial; notifications are WeChat's decision, growing over seven days.",
    },
    standing: "observed",
    source: "官方社区答复 0008ce1ea905609afef23aa2a66000",
  },
];

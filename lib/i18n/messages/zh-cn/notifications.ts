export const notifications = {
  title: "通知",
  description: "平台投递到收件地址的每一个通知，最新的在最前，实时出现。",
  empty: "还没有通知",
  emptyText: "付款人支付并同意签约后，通知会自动出现在这里，无需刷新。",
} as const;

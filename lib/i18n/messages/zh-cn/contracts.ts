export const contracts = {
  title: "合约",
  description: "由证据推出的结论：每份合约走到了哪一步，凭什么这么说。",
  empty: "还没有合约",
  emptyText: "发出第一次预签约后，合约会出现在这里。",
} as const;

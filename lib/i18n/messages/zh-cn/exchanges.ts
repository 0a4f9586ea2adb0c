export const exchanges = {
  title: "调用",
  description: "每一次签名调用的原样：发出的、签名的、收到的，以及为什么可信。",
  empty: "还没有调用",
  emptyText: "从一个接口发出第一次请求，它会出现在这里。",
} as const;

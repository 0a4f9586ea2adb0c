export const simulator = {
  title: "模拟平台",
  description: "对面的微信支付：订单、签约会话、付款人的手机，以及投递给你的通知。",
  empty: "还没有订单",
  emptyText: "先下单拿到 prepay_id，付款人的手机就会出现在这里。",
} as const;

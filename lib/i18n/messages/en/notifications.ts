import type { Shape } from "../shape";
import type { notifications as source } from "../zh-cn/notifications";

export const notifications: Shape<typeof source> = {
  title: "Notifications",
  description: "Everything the platform delivered to your inbox, newest first, live.",
  empty: "No notifications yet",
  emptyText: "Once the payer has paid and agreed, notifications appear here by themselves, without a reload.",
};

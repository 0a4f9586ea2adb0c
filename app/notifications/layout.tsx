import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function NotificationsLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["notifications", "inboxes", "replays", "targets"]}>{children}</RoomMessages>;
}

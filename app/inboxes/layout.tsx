import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function InboxesLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["inboxes"]}>{children}</RoomMessages>;
}

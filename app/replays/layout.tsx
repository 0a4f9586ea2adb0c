import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function ReplaysLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["replays", "targets"]}>{children}</RoomMessages>;
}

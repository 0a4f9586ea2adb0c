import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function NumbersLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["numbers"]}>{children}</RoomMessages>;
}

import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function ProfilesLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["profiles"]}>{children}</RoomMessages>;
}

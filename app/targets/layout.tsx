import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function TargetsLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["targets"]}>{children}</RoomMessages>;
}

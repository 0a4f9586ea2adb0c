import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function SimulatorLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["simulator"]}>{children}</RoomMessages>;
}

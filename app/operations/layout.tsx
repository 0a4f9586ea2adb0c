import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function OperationsLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["operations", "exchanges"]}>{children}</RoomMessages>;
}

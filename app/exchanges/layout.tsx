import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function ExchangesLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["exchanges", "operations"]}>{children}</RoomMessages>;
}

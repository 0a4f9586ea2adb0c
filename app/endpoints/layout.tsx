import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function EndpointsLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["endpoints"]}>{children}</RoomMessages>;
}

import type { ReactNode } from "react";
import { RoomMessages } from "@/components/shell/room-messages";

export default function ContractsLayout({ children }: { children: ReactNode }) {
  return <RoomMessages rooms={["contracts"]}>{children}</RoomMessages>;
}

import type { ReactNode } from "react";
import { type Room, roomsOf } from "@/lib/i18n/dictionary";
import { MoreMessages } from "./messages";
import { getLocale } from "./request-locale";

/**
 * Hands the texts of some rooms to the client components inside. Every page has `common`, `shell`, `checks` and
 * `facts`; the other rooms stay on the server unless a layout or page asks for them: `<RoomMessages rooms={["operations", "fields"]}>`.
 */
export async function RoomMessages({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  return <MoreMessages messages={roomsOf(await getLocale(), rooms)}>{children}</MoreMessages>;
}

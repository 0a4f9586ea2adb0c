import type { Locale } from "./locale";
import { en } from "./messages/en/dictionary";
import type { Shape } from "./messages/shape";
import { zhCn } from "./messages/zh-cn/dictionary";

/** Every text of the console, by room. Chinese is the source: its literal types say which ICU arguments a text needs. */
export type Messages = typeof zhCn;

export type Room = keyof Messages;

const english: Shape<Messages> = en;

/** English has the same keys by type and the same arguments by test, so it may stand in for the source. */
const dictionaries: Record<Locale, Messages> = { "zh-CN": zhCn, en: english as Messages };

export function dictionary(locale: Locale): Messages {
  return dictionaries[locale];
}

/** The dictionary cut down to some rooms: what is handed to the browser. */
export function roomsOf<Rooms extends Room>(locale: Locale, rooms: readonly Rooms[]): Pick<Messages, Rooms> {
  const entries = rooms.map((room) => [room, dictionaries[locale][room]]);
  return Object.fromEntries(entries) as Pick<Messages, Rooms>;
}

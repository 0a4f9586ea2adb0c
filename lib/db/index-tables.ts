import type { ColumnType } from "kysely";
import type { Ms } from "./database";

/** An index over notifications, made behind their back and rebuilt from them at any time. */
export type NotificationTermTable = {
  term: string;
  notification_id: string;
};

/** `seq` orders as the ids do; `text` is in the form of `searchable`. */
export type NotificationDocumentTable = {
  seq: number;
  id: string;
  at: Ms;
  text: string;
};

/** Of the documents from `first_id` up to the next one's: how many were taken in, and which letters follow each other. */
export type NotificationDigestTable = {
  first_id: string;
  taken: number;
  bits: ColumnType<Uint8Array | ArrayBuffer, Uint8Array, Uint8Array>;
};

/** `through`: every notification up to this id is in the index. `edition`: of which making the index is. */
export type NotificationIndexTable = {
  name: string;
  value: string;
};

import type { KeyObject } from "node:crypto";
import type { Fact } from "./check";
import { seal } from "./crypto/aead";
import { isObject, parseJson } from "./json";
import { valueAt } from "./validate";

/** A notification's outer object, as read; `nonce` and `associatedData` are what the resource was sealed with. */
export type Envelope = {
  id: string;
  createTime: string;
  eventType: string;
  summary: string;
  originalType: string;
  algorithm: string;
  ciphertext: string;
  associatedData: string;
  nonce: string;
};

/** What a platform needs to say to write an envelope; `nonce` is 12 ASCII characters, `plaintext` a JSON text. */
export type EnvelopeDraft = Omit<Envelope, "algorithm" | "ciphertext"> & { plaintext: string };

/** The exact body of a notification: compact JSON, members in the order of real traffic (production samples, 2024). */
export function writeEnvelope(draft: EnvelopeDraft, apiv3Key: KeyObject): string {
  return JSON.stringify({
    id: draft.id,
    create_time: draft.createTime,
    resource_type: "encrypt-resource",
    event_type: draft.eventType,
    summary: draft.summary,
    resource: {
      original_type: draft.originalType,
      algorithm: "AEAD_AES_256_GCM",
      ciphertext: seal(apiv3Key, draft.plaintext, draft),
      associated_data: draft.associatedData,
      nonce: draft.nonce,
    },
  });
}

export type ReadEnvelope = { kind: "ok"; envelope: Envelope } | { kind: "unreadable"; fact: Fact };

const REQUIRED = ["id", "event_type", "resource.algorithm", "resource.ciphertext", "resource.nonce"];

const decoder = new TextDecoder();

/** Reads the envelope from raw bytes; never throws. `associated_data` may be absent, which means empty. */
export function readEnvelope(body: Uint8Array): ReadEnvelope {
  const outer = parseJson(decoder.decode(body));
  if (!isObject(outer)) return { kind: "unreadable", fact: { key: "not_json" } };
  const at = (name: string) => valueAt(outer, name.split("."));
  const absent = REQUIRED.find((name) => typeof at(name) !== "string");
  if (absent) return { kind: "unreadable", fact: { key: "member_missing", values: { text: absent } } };
  const text = (name: string) => {
    const value = at(name);
    return typeof value === "string" ? value : "";
  };
  const envelope: Envelope = {
    id: text("id"),
    createTime: text("create_time"),
    eventType: text("event_type"),
    summary: text("summary"),
    originalType: text("resource.original_type"),
    algorithm: text("resource.algorithm"),
    ciphertext: text("resource.ciphertext"),
    associatedData: text("resource.associated_data"),
    nonce: text("resource.nonce"),
  };
  return { kind: "ok", envelope };
}

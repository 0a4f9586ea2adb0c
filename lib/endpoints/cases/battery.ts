import type { CaseId } from "../catalogue";
import { answerBody, noRedirect, refusalBody } from "./answers";
import * as genuine from "./genuine";
import type { Judge, Play } from "./play";
import * as spoiled from "./spoiled";

/** How each case of the catalogue is run; a case without one is a type error. */
export const BATTERY: Record<CaseId, { kind: "play"; play: Play } | { kind: "judge"; judge: Judge }> = {
  valid: plays(genuine.valid),
  duplicate: plays(genuine.duplicate),
  concurrent_duplicates: plays(genuine.concurrentDuplicates),
  answer_in_time: plays(genuine.answerInTime),
  terminate: plays(genuine.terminate),
  terminate_first: plays(genuine.terminateFirst),
  raw_bytes: plays(genuine.rawBytes),
  other_key_mode: plays(genuine.otherKeyMode),
  empty_associated_data: plays(genuine.emptyAssociatedData),
  unknown_fields: plays(genuine.unknownFields),
  unknown_event: plays(genuine.unknownEvent),
  long_values: plays(genuine.longValues),
  emoji: plays(genuine.emoji),
  slow_body: plays(genuine.slowBody),
  big_body: plays(genuine.bigBody),
  full_size_body: plays(genuine.fullSizeBody),
  probe_signature: plays(spoiled.probeSignature),
  forged_signature: plays(spoiled.forgedSignature),
  body_changed: plays(spoiled.bodyChanged),
  unknown_serial: plays(spoiled.unknownSerial),
  serial_of_other_key: plays(spoiled.serialOfOtherKey),
  stale_timestamp: plays(spoiled.staleTimestamp),
  future_timestamp: plays(spoiled.futureTimestamp),
  missing_timestamp: plays(spoiled.missing("Timestamp")),
  missing_nonce: plays(spoiled.missing("Nonce")),
  missing_signature: plays(spoiled.missing("Signature")),
  missing_serial: plays(spoiled.missing("Serial")),
  wrong_apiv3_key: plays(spoiled.wrongApiv3Key),
  cut_ciphertext: plays(spoiled.cutCiphertext),
  no_redirect: { kind: "judge", judge: noRedirect },
  answer_body: { kind: "judge", judge: answerBody },
  refusal_body: { kind: "judge", judge: refusalBody },
};

function plays(play: Play): { kind: "play"; play: Play } {
  return { kind: "play", play };
}

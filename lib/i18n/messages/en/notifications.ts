import type { Shape } from "../shape";
import type { notifications as source } from "../zh-cn/notifications";

export const notifications: Shape<typeof source> = {
  title: "Notifications",
  description:
    "Every delivery that reached an inbox, newest first, shown the moment it arrives. Raw bytes are kept as they came; verification and decryption are listed step by step.",
  tableName: "List of notifications",
  columns: {
    time: "Time",
    verdict: "Verdict",
    event: "Event",
    summary: "Summary",
    subject: "About",
    bytes: "Bytes",
    answer: "Our answer",
  },
  verified: "Verified",
  rejected: "Rejected",
  rejectedAt: "Rejected: {step}",
  assumedWhy:
    "No public official page names the event_type of the contract notification; this one is borrowed from the same product family. A receiver should not branch on the name alone: verify, decrypt, then query by out_contract_code.",
  noEvent: "unreadable",
  noSubject: "—",
  open: "Open the notification of {time}",
  arrived: "New notifications: {count, number}; the latest: {latest}",
  waiting: "{count, number} new",
  older: "Older notifications",
  loadingOlder: "Reading…",
  end: "There are no older notifications.",
  loadFailed: "Could not be read; try again in a moment.",
  empty: "No notification yet",
  emptyText:
    "Set WeChat Pay's notify_url to the inbox below. A notification appears here the moment it arrives, without reloading.",
  emptyInbox: "Inbox of {name}",
  emptyHow: "To see one right now: place an order, pre-sign, then pay at the simulated cashier.",
  toOperations: "Place an order",
  detail: {
    title: "Notification {id}",
    back: "All notifications",
    verified:
      "This notification can be trusted: WeChat Pay signed it, nothing was altered on the way, and its content is decrypted.",
    verifiedSim:
      "This notification can be trusted: the simulated WeChat Pay signed it, nothing was altered on the way, and its content is decrypted.",
    rejectedSentence:
      "This notification cannot be trusted: the step “{step}” failed. What follows is for finding the fault, not for booking anything.",
    checks: "Step by step",
    resource: "Decrypted content",
    resourceUnverified: "The APIv3 key opens the content, but a check above failed, so do not rely on it.",
    noResource: "The content could not be opened",
    why: {
      envelope:
        "The body is not the JSON envelope of a notification, so there is no ciphertext to open. Compare the raw bytes below: rewritten or cut by a proxy, or not from WeChat Pay at all.",
      algorithm: "The envelope names an algorithm other than AEAD_AES_256_GCM; no other one is guessed.",
      decrypt:
        "The ciphertext does not open with this merchant’s APIv3 key. GCM does not say which of these it is, so try them in turn:",
      resource: "The ciphertext was opened, but the plaintext is not a JSON object.",
      other: "An earlier step failed, so decryption was not reached.",
    },
    tries: {
      key: "Wrong APIv3 key: it was changed in the merchant console, or it belongs to another merchant.",
      cut: "Cut or altered ciphertext: compare the byte count below with the length of resource.ciphertext; look for a proxy or a log that truncates.",
      aad: "Altered associated_data or nonce: both are authenticated and must be used as they came; an empty string counts as a value.",
    },
    tooShort:
      "Decoded, the ciphertext has only {bytes} bytes, less than the 16 bytes of its authentication tag: it was cut.",
    notBase64: "The ciphertext is not valid Base64; most likely it was cut or escaped on the way.",
    envelope: "Members of the envelope",
    facts: "At a glance",
    receivedAt: "Received",
    request: "Request line",
    profile: "Merchant",
    sha256: "SHA-256 of the body",
    size: "Size of the body",
    eventId: "Notification id",
    eventType: "Event type",
    raw: "Raw bytes",
    rawText: "Text (invisible characters shown)",
    rawHex: "Hexadecimal",
    emptyBody: "The body is empty (0 bytes).",
    headers: "Headers (in order of arrival)",
    headersName: "Headers",
    canonical: "The three lines the signature covers",
    canonicalWhy:
      "Wechatpay-Timestamp, Wechatpay-Nonce and the raw body, each ended by a line feed. Drop one line feed or re-format the JSON and verification fails.",
    canonicalMissing: "Wechatpay-Timestamp or Wechatpay-Nonce is missing, so the three lines cannot be built.",
    answer: "What we answered",
    answerOk: "Answered HTTP {status}: accepted. WeChat Pay will not send this one again.",
    answerRefused:
      "Answered HTTP {status}: refused. WeChat Pay sends it again by its retry ladder, at most 15 times in about 24 hours.",
    answerNote:
      "The answer leaves only after the row is committed; a message that does not verify is answered 4xx or 5xx, as the rules ask.",
    same: "Other deliveries of the same notification id",
    sameNone:
      "This id was delivered only once. WeChat Pay may send a notification again; a receiver must recognise its id.",
    sameName: "Deliveries of the same notification",
    notFoundTitle: "No such notification",
    notFoundBody: "The link may come from another data folder, or characters were lost while copying.",
  },
  failed: "Notifications could not be read",
};

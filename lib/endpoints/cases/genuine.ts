import type { Examiner } from "../examiner";
import type { Bend } from "../notice";
import type { Play } from "./play";

const DUPLICATES_AT_ONCE = 5;
const NOTICES_AT_ONCE = 10;
const BIG_BYTES = 64 * 1024;
/** Base64 of so many bytes and their tag is just within 1,048,576 characters, the field's limit on older pages. */
const FULL_BYTES = (1_048_576 / 4) * 3 - 1024;

export const valid: Play = (examiner) => told(examiner, {});

export const duplicate: Play = async (examiner) => {
  const notice = examiner.notice(examiner.contract());
  await examiner.tell(notice, { label: "told", expected: "acknowledged" });
  await examiner.tell(notice, { label: "again", expected: "acknowledged" });
};

/** The very first telling too comes several times at once, from several of the platform's servers. */
export const concurrentDuplicates: Play = async (examiner) => {
  const notice = examiner.notice(examiner.contract());
  const once = () => examiner.tell(notice, { label: "at_once", expected: "acknowledged" });
  await Promise.all(Array.from({ length: DUPLICATES_AT_ONCE }, once));
};

export const answerInTime: Play = async (examiner) => {
  const notices = Array.from({ length: NOTICES_AT_ONCE }, () => examiner.notice(examiner.contract()));
  await Promise.all(notices.map((notice) => examiner.tell(notice, { label: "at_once", expected: "acknowledged" })));
};

export const terminate: Play = async (examiner) => {
  const contract = examiner.contract();
  await examiner.tell(examiner.notice(contract), { label: "signed", expected: "acknowledged" });
  const ended = examiner.notice(contract, { isTermination: true });
  await examiner.tell(ended, { label: "terminated", expected: "acknowledged" });
};

export const terminateFirst: Play = async (examiner) => {
  const contract = examiner.contract();
  const ended = examiner.notice(contract, { isTermination: true });
  await examiner.tell(ended, { label: "terminated", expected: "acknowledged" });
  await examiner.tell(examiner.notice(contract), { label: "signed", expected: "acknowledged" });
};

/** The same JSON in bytes that no serialiser would write: spaces, escaped slashes and Han characters, a line feed. */
export const rawBytes: Play = async (examiner) => {
  const { body } = examiner.notice(examiner.contract());
  const spaced = JSON.stringify(JSON.parse(body), null, 1).replaceAll("/", "\\/");
  const escaped = spaced.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  await examiner.tell({ body: `${escaped}\n` }, { label: "told", expected: "acknowledged" });
};

export const otherKeyMode: Play = (examiner) =>
  examiner.tell(examiner.notice(examiner.contract()), { label: "told", expected: "acknowledged", key: "other" });

export const emptyAssociatedData: Play = (examiner) => told(examiner, { associatedData: "" });

export const unknownFields: Play = (examiner) =>
  told(examiner, {
    plaintext: (members) =>
      JSON.stringify({ ...members, a_member_added_later: "1", another: { nested: [1, null, { deep: true }] } }),
  });

export const unknownEvent: Play = (examiner) => told(examiner, { eventType: "ENTRUST.ADDED_LATER" });

/** Every text as long as its field may be, in Han characters where the field takes them. */
export const longValues: Play = async (examiner) => {
  const contract = examiner.contract({ displayAccount: "签".repeat(32) });
  const notice = examiner.notice(contract, { summary: "约".repeat(64) });
  await examiner.tell(notice, { label: "told", expected: "acknowledged" });
};

export const emoji: Play = async (examiner) => {
  const notice = examiner.notice(examiner.contract({ displayAccount: "微信代扣用户🧧👩‍💻𠮷" }));
  await examiner.tell(notice, { label: "told", expected: "acknowledged" });
};

export const slowBody: Play = (examiner) =>
  examiner.tell(examiner.notice(examiner.contract()), { label: "told", expected: "acknowledged", isSlow: true });

export const bigBody: Play = (examiner) => told(examiner, { plaintext: padded(BIG_BYTES) });

export const fullSizeBody: Play = (examiner) => told(examiner, { plaintext: padded(FULL_BYTES) });

function told(examiner: Examiner, bend: Bend): Promise<void> {
  return examiner.tell(examiner.notice(examiner.contract(), bend), { label: "told", expected: "acknowledged" });
}

/** Spaces between members: the size alone is new, not what is said. */
function padded(bytes: number): Bend["plaintext"] {
  return (members) => {
    const json = JSON.stringify(members);
    return `${json.slice(0, -1)}${" ".repeat(Math.max(0, bytes - Buffer.byteLength(json)))}}`;
  };
}

import { type Rewriting, rewritingOf } from "./rewritten-body";
import { type OurText, readOurText, readPlatformText, type SignedText, startOf } from "./signed-text";

/** Where the two strings part: lines and columns count from 1, a column is a character; an empty text is the string's end. */
export type Difference = { line: number; column: number; ours: string; theirs: string };

/** One cause of a 401, with the values that its sentence needs. Sentences are in the dictionaries. */
export type Finding =
  | { id: "method_differs"; ours: string; theirs: string }
  | { id: "url_with_host"; ours: string; theirs: string }
  | { id: "url_placeholder"; ours: string; theirs: string }
  | { id: "url_without_query"; ours: string; theirs: string }
  | { id: "url_double_slash"; ours: string; theirs: string }
  | { id: "url_encoding_differs"; ours: string; theirs: string }
  | { id: "url_differs"; ours: string; theirs: string }
  | { id: "timestamp_or_nonce_differs"; ours: string; theirs: string }
  | { id: "line_ends_crlf" }
  | { id: "length_off_by_one_lf" }
  | { id: "body_not_signed"; bytes: number }
  | { id: "body_not_sent"; bytes: number }
  | { id: "body_reencoded"; how: Rewriting; oursBytes: number; theirsBytes: number }
  | { id: "strings_agree_key_or_serial_wrong"; bytes: number };

export type FindingId = Finding["id"];

export type Diagnosis = {
  ours: OurText;
  theirs: SignedText;
  /** Bytes by which the string that the platform verified is longer than the one that was signed. */
  longerByBytes: number;
  /** Within what the platform shows: null although the bodies may differ after their eighth character. */
  firstDifference: Difference | null;
  /** Most telling first, never empty. */
  findings: Finding[];
};

/**
 * Compares the string that was signed with what a 401 SIGN_ERROR tells of the string that the platform verified.
 * Null when the reply tells nothing: another error, or a route whose gateway sends no `sign_information`.
 */
export function diagnoseSignature(canonical: string, replyBody: string): Diagnosis | null {
  const theirs = readPlatformText(replyBody);
  if (theirs === null) return null;
  const ours = readOurText(canonical);
  const found = [...headFindings(ours, theirs), ...bodyFindings(ours, theirs)];
  const agree: Finding = { id: "strings_agree_key_or_serial_wrong", bytes: theirs.lengthBytes };
  return {
    ours,
    theirs,
    longerByBytes: theirs.lengthBytes - ours.lengthBytes,
    firstDifference: firstDifference(ours.truncated, theirs.truncated),
    findings: found.length > 0 ? found : [agree],
  };
}

function headFindings(ours: OurText, theirs: SignedText): Finding[] {
  const found: Finding[] = [];
  if (ours.hasCrlf) found.push({ id: "line_ends_crlf" });
  if (ours.method !== theirs.method) found.push({ id: "method_differs", ours: ours.method, theirs: theirs.method });
  if (ours.url !== theirs.url) found.push({ id: urlFinding(ours.url, theirs.url), ours: ours.url, theirs: theirs.url });
  const stamps = [`${ours.timestamp}, ${ours.nonce}`, `${theirs.timestamp}, ${theirs.nonce}`] as const;
  if (stamps[0] !== stamps[1]) found.push({ id: "timestamp_or_nonce_differs", ours: stamps[0], theirs: stamps[1] });
  return found;
}

type UrlFindingId = Extract<FindingId, `url_${string}`>;

function urlFinding(ours: string, theirs: string): UrlFindingId {
  if (/^https?:\/\//i.test(ours)) return "url_with_host";
  if (/\{[^}/]*\}|%7B/i.test(ours) && !/\{|%7B/i.test(theirs)) return "url_placeholder";
  if (theirs.startsWith(`${ours}?`)) return "url_without_query";
  if (/\/\//.test(ours) !== /\/\//.test(theirs) && singleSlashes(ours) === singleSlashes(theirs))
    return "url_double_slash";
  return decoded(ours) === decoded(theirs) ? "url_encoding_differs" : "url_differs";
}

function bodyFindings(ours: OurText, theirs: SignedText): Finding[] {
  const found: Finding[] = [];
  const sameStart = startOf(ours.body) === theirs.bodyStart;
  const extra = theirs.bodyBytes - ours.bodyBytes;
  // A body that itself ends in LF hides the missing one: what was read as the last LF is then the body's own.
  const lfHidden = ours.endsWithLf && extra === 1 && (sameStart || theirs.bodyStart === `${ours.body}\n`);
  if (!ours.endsWithLf || lfHidden) found.push({ id: "length_off_by_one_lf" });
  if (lfHidden || (extra === 0 && sameStart)) return found;
  if (ours.bodyBytes === 0) return [...found, { id: "body_not_signed", bytes: theirs.bodyBytes }];
  if (theirs.bodyBytes === 0) return [...found, { id: "body_not_sent", bytes: ours.bodyBytes }];
  const how = rewritingOf(ours.body, theirs);
  return [...found, { id: "body_reencoded", how, oursBytes: ours.bodyBytes, theirsBytes: theirs.bodyBytes }];
}

function firstDifference(ours: string, theirs: string): Difference | null {
  const [left, right] = [[...ours], [...theirs]];
  let line = 1;
  let column = 1;
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const character = left[at] ?? "";
    if (character !== right[at]) return { line, column, ours: character, theirs: right[at] ?? "" };
    column = character === "\n" ? 1 : column + 1;
    line += character === "\n" ? 1 : 0;
  }
  return null;
}

function singleSlashes(url: string): string {
  return url.replace(/\/{2,}/g, "/");
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll("+", "%20"));
  } catch {
    return url;
  }
}

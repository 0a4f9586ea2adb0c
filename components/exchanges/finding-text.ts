import type { Finding } from "@/lib/wechatpay/diagnose";
import type { ExchangeTexts } from "./status-text";

/** One cause of a 401 as a sentence that says what to change. */
export function findingText(t: ExchangeTexts, finding: Finding): string {
  switch (finding.id) {
    case "line_ends_crlf":
    case "length_off_by_one_lf":
      return t(`diagnosis.finding.${finding.id}`);
    case "body_not_signed":
    case "body_not_sent":
    case "strings_agree_key_or_serial_wrong":
      return t(`diagnosis.finding.${finding.id}`, { bytes: finding.bytes });
    case "body_reencoded": {
      const { oursBytes, theirsBytes, how } = finding;
      return t("diagnosis.finding.body_reencoded", { oursBytes, theirsBytes, how: t(`diagnosis.how.${how}`) });
    }
    case "url_with_host":
    case "url_without_query":
      return t(`diagnosis.finding.${finding.id}`, { theirs: finding.theirs });
    default:
      return t(`diagnosis.finding.${finding.id}`, { ours: finding.ours, theirs: finding.theirs });
  }
}

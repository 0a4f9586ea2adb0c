import type { Shape } from "../shape";
import type { numbers as source } from "../zh-cn/numbers";

export const numbers: Shape<typeof source> = {
  title: "Numbers",
  description: "How many pre-signs came how far, counted from the evidence of the contracts.",
  from: "From",
  to: "To",
  show: "Show",
  lastDays: "Last {count} days",
  whose: { label: "Profile", simulator: "All simulated merchants", platform: "All real merchants" },
  everyMerchant: "All",
  allMerchants: "Show all sub-merchants",
  empty: "No pre-signs in this period",
  emptyText: "Choose another period, or pre-sign a contract first.",
  toPresign: "Pre-sign one",
  spans: { seconds: "{seconds} s", minutes: "{minutes} min {seconds} s", hours: "{hours} h {minutes} min" },
  funnel: "Funnel",
  refusals: "Refused pre-signs, by code",
  noRefusals: "No pre-sign was refused in this period.",
  perDay: "Per day",
  perMerchant: "Per sub-merchant",
  day: "Day",
  merchant: "Sub-merchant sub_mchid",
  noMerchant: "Not named",
  total: "Total",
  chart: { signed: "Pre-signed and signed, per day", silent: "Sessions that ended and silent ones, per day" },
  presigned: "Pre-signed",
  paid: "Paid, or nothing to pay",
  offered: "Offered",
  signed: "Signed",
  kept: "Still in force",
  ended: "Session settled",
  silent: "Silent",
  silentShare: "Silent share",
  median: "Median time to sign",
  refused: "Refused",
  medianIs: "Median time to sign {time}",
  definitions: "What each number counts",
  define: {
    presigned:
      "Contracts whose pre-sign the platform accepted, or that are known to have been signed later; counted on the day of their latest pre-sign.",
    paid: "A payment notification or an order query says that the order was paid, whenever that was; in a mini program there is no order and nothing to pay first; whoever got further is counted too.",
    offered:
      "Paid within two hours of the pre-sign, opened in a mini program, or agreed to later: only then can WeChat offer to sign.",
    signed: "A notification or a query says that it was signed, those terminated later included.",
    kept: "Signed, and nothing says that it was terminated.",
    ended: "Offered, and either settled or past its two hours; the silent share is a share of these.",
    silent:
      "Offered, the session is over, and no word of a signing came: to a merchant a decline, a closed page and a time-out are one silence.",
    median:
      "Of the contracts in force, the actual times from pre-sign to signing, the middle one; half way between the two where two are in the middle. The platform gives whole seconds; terminated contracts are left out.",
    refused: "The latest pre-sign was refused by the platform; not part of the funnel.",
  },
  basis:
    "Simulated and real merchants have clocks of their own and are never counted together. Counted from our own evidence alone: what only a simulated platform knows is left out. Days are those of the reader’s zone as it stands today. At most 50 sub-merchants and 20 codes are listed.",
};

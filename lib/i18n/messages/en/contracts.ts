import type { Shape } from "../shape";
import type { contracts as source } from "../zh-cn/contracts";

export const contracts: Shape<typeof source> = {
  title: "Contracts",
  description: "Outcomes that follow from evidence: how far each contract got, and what says so.",
  empty: "No contracts yet",
  emptyText: "A contract appears here after its first pre-sign call.",
  toOperations: "Pre-sign one",
  tableName: "List of contracts",
  older: "Older",
  olderLoading: "Reading…",
  end: "There is nothing older",
  listFailed: "The list could not be read; it will be tried again.",
  columns: {
    code: "Contract code",
    outcome: "Outcome",
    sentence: "In one sentence",
    last: "Last event",
    profile: "Profile",
  },
  outcome: {
    not_presigned: {
      label: "Not pre-signed",
      sentence:
        "This contract code was never pre-signed successfully, so the user is not offered password-free payment.",
    },
    presign_refused: {
      label: "Pre-sign refused",
      sentence: "WeChat Pay refused the pre-sign, so the user is not offered password-free payment after paying.",
    },
    presign_untrusted: {
      label: "Reply not trusted",
      sentence:
        "The pre-sign was answered, but the reply’s signature did not verify, so it cannot be taken as a success.",
    },
    presign_unanswered: {
      label: "Pre-sign unanswered",
      sentence:
        "The pre-sign was sent, but no answer came; whether a session was opened is not known, so repeat it unchanged or query.",
    },
    awaiting_payment: {
      label: "Waiting for payment",
      sentence:
        "The pre-sign succeeded and we are waiting for the user to pay; only then is password-free payment offered.",
    },
    payment_failed: {
      label: "Payment failed",
      sentence: "The user’s payment did not go through, so signing was never reached.",
    },
    awaiting_answer: {
      label: "Waiting for the user",
      sentence: "It is the user's turn to decide whether to open password-free payment.",
    },
    declined: {
      label: "Declined by the user",
      sentence: "The user paid, but chose not to open password-free payment for now.",
    },
    replaced: {
      label: "Replaced",
      sentence: "A newer pre-sign on the same order took this session's place, so this code is no longer offered.",
    },
    closed: {
      label: "Closed by the user",
      sentence: "The user paid, but closed the signing page without opening password-free payment.",
    },
    sign_failed: {
      label: "Signing failed",
      sentence: "The user agreed, but signing failed: the query says SIGN_FAILED, and nothing is sent in that case.",
    },
    expired: {
      label: "Session expired",
      sentence: "The two-hour signing session ended before the user paid within it, so no contract was signed.",
    },
    silent: {
      label: "Nothing more came",
      sentence:
        "No signing result came within two hours; most likely password-free payment was not opened. Query to be sure.",
    },
    signed_awaiting_notification: {
      label: "SIGNED, notification due",
      sentence: "The user has signed, but no verified signing notification from WeChat Pay has reached us yet.",
    },
    signed: { label: "SIGNED", sentence: "Signed: the password-free payment contract is in force." },
    terminated: {
      label: "TERMINATED",
      sentence: "The contract has been terminated; its code can never be used again.",
    },
  },
  knownBy: {
    record: "Rests on evidence that reached us and was verified.",
    simulator: "Known only because the platform is simulated; on the real platform a merchant does not see this step.",
    clock: "Follows from time: a session lives two hours, and they are over.",
  },
  expectation: {
    title: "Is a signing notification to be expected?",
    arrived: "The signing notification has arrived.",
    due: "One is due: the user has signed, and the notification is on its way or being sent again.",
    possible:
      "One is possible: it comes only if the user pays and agrees before {time}; in every other case WeChat Pay sends nothing.",
    none: "None is to be expected, because {reason}.",
  },
  because: {
    not_presigned: "no pre-sign has succeeded, so there is no session to sign in",
    presign_refused: "the pre-sign was refused, so no session was opened",
    presign_untrusted: "there is no trusted reply to the pre-sign; query first, or repeat it unchanged",
    presign_unanswered:
      "the pre-sign was never answered, so it is not known whether a session was opened; repeat it unchanged, or query",
    payment_failed: "the payment did not succeed, so the user is not offered to sign",
    declined: "the user chose not to open it for now",
    replaced: "a newer pre-sign on the same order took this session's place",
    sign_failed: "signing failed after the user agreed",
    closed: "the user closed the signing page, which counts as giving up",
    expired_unpaid: "the two-hour session is over and the user did not pay within it",
    expired_unanswered: "the two-hour session is over and the user did not agree within it",
    paid_too_late: "the session was already over when the user paid, so signing is not offered",
  },
  rule: {
    quote: "If the user gives up or signing fails, nothing is sent.",
    source: "WeChat Pay docs: 服务商模式支付后场景预签约 (pre-sign after payment, service provider)",
    link: "Open the official page",
    advice:
      "No notification does not prove that nothing was signed: when in doubt, query the contract by out_contract_code.",
    retryPayment:
      "The session is open until {time}: if the user pays another way before then, signing is still offered.",
  },
  window: {
    title: "Signing session (two hours)",
    name: "Time left in the signing session",
    left: "{time} left",
    over: "The session is over",
    settled: "The session has its result; the countdown no longer matters",
    opened: "Opened",
    ends: "Ends",
    none: "No session was opened, so there is no two-hour window.",
  },
  lane: { merchant: "Merchant", wechat: "WeChat Pay", payer: "Payer" },
  timeline: {
    title: "Evidence in order of time",
    name: "Time line of the contract",
    legend: "Legend",
    simulated: "Not visible on the real platform",
    notCounted: "Failed verification, not counted",
    absent: "Did not happen",
    evidence: { exchange: "Open the call", notification: "Open the notification" },
  },
  mark: {
    ordered: "Order placed",
    order_refused: "Order refused",
    order_queried: "Order queried",
    order_query_refused: "The order query found nothing",
    order_close_refused: "Closing the order was refused",
    presigned: "Pre-sign accepted",
    presign_refused: "Pre-sign refused",
    call_unanswered: "Request sent, no reply came",
    reply_untrusted: "Reply received, its signature did not verify",
    queried: "Contract queried",
    query_refused: "The query found nothing",
    terminate_called: "Terminated by the merchant's call",
    terminate_refused: "Termination refused",
    payment_notified: "Payment notification received",
    sign_notified: "Signing notification received",
    terminate_notified: "Termination notification received",
    notification_rejected: "A notification that failed verification was received",
    session_opened: "Signing session opened",
    paid: "Paid",
    payment_failed: "Payment failed",
    offered: "Password-free payment offered",
    declined: "The user declined for now",
    replaced: "A newer pre-sign took the session’s place",
    closed: "The user closed the signing page",
    signed: "The user agreed to sign",
    delivered: "Notification delivered to the merchant",
    terminated: "Contract ended",
    order_closed: "Merchant closed the order",
    delivery_failed: "Notification could not be delivered",
  },
  absence: {
    no_sign_notification: "No signing notification, and none will come",
    payment_failed: "No signing notification: the payment did not succeed",
    expired: "Session over; WeChat Pay says nothing",
    awaited: "Signing notification: not here yet",
  },
  facts: {
    title: "Particulars",
    code: "Contract code out_contract_code",
    service: "Service service_id",
    account: "Shown name contract_display_account",
    notifyUrl: "Notification address notify_url",
    prepayId: "Prepay session prepay_id",
    tradeNo: "Merchant order out_trade_no",
    contractId: "WeChat’s contract id contract_id",
    unknown: "Not known yet",
    payer: "Open the payer’s phone",
    profile: "Profile",
  },
  back: "All contracts",
  copySentence: "Copy this sentence",
  notFoundTitle: "No such contract",
  notFoundText: "No call or notification mentions this contract code. Check for lost characters, or pre-sign it first.",
};

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence, PlatformEvent } from "./contract";
import { fold } from "./fold";
import { outcomeOf } from "./outcome";
import { SESSION_MS } from "./session";

const START = 1_790_000_000_000;
const MINUTE = 60_000;
const CODE = "wxwtdk20200910100000";
const PREPAY = "wx201410272009395522657a690389285100";

const ordered: Evidence = exchange("ex_1", START, {
  request: { out_trade_no: "T1", sp_mchid: "1" },
  reply: { prepay_id: PREPAY },
});
const presigned: Evidence = exchange("ex_2", START + 1000, {
  request: { out_contract_code: CODE, prepay_id: PREPAY, service_id: 12535, notify_url: "https://a.b/n" },
  reply: { out_contract_code: CODE },
});
const paidNotice: Evidence = notification("nt_1", START + 2 * MINUTE, {
  out_trade_no: "T1",
  trade_state: "SUCCESS",
  success_time: "2026-09-21T14:15:00+08:00",
});
const signedNotice: Evidence = notification("nt_2", START + 3 * MINUTE, {
  out_contract_code: CODE,
  contract_state: "SIGNED",
  contract_id: "c1",
});

const queried = (contract_state: string) =>
  call("contract-query", START + 4 * MINUTE, { contract_id: "c1", out_contract_code: CODE, contract_state });

function call(operationId: string, atMs: number, reply: object): Extract<Evidence, { kind: "exchange" }> {
  const answered = {
    verdict: "verified",
    status: 200,
    outTradeNo: null,
    serviceId: null,
    request: null,
    reply,
  } as const;
  return { kind: "exchange", id: "ex_5", atMs, operationId, ...answered };
}

describe("a contract is what its evidence adds up to", () => {
  it("is signed when a verified notification says SIGNED, whatever the event is called", () => {
    const outcome = at([ordered, presigned, paidNotice, signedNotice], START + 5 * MINUTE);
    expect(outcome).toMatchObject({ kind: "signed", expectation: { notification: "arrived" }, knownBy: "record" });
  });

  it("is never signed by a notification that failed a check", () => {
    const forged: Evidence = {
      ...signedNotice,
      kind: "notification",
      verdict: "rejected",
      failedStep: "rsa",
    } as Evidence;
    const contract = fold(CODE, [ordered, presigned, forged]);
    expect(outcomeOf(contract, START + 5 * MINUTE).kind).toBe("awaiting_payment");
    expect(contract.marks.find((mark) => mark.kind === "notification_rejected")).toMatchObject({
      counted: false,
      detail: "rsa",
    });
  });

  it("is signed when a verified query says so, although its notification never came", () => {
    const outcome = at([ordered, presigned, queried("SIGNED")], START + 5 * MINUTE);
    expect(outcome).toMatchObject({ kind: "signed", expectation: { notification: "due" }, knownBy: "record" });
    const told = at([ordered, presigned, queried("SIGNED"), signedNotice], START + 5 * MINUTE);
    expect(told).toMatchObject({ kind: "signed", expectation: { notification: "arrived" } });
  });

  it("tells a call before what it brought about, though both bear one instant, and after what came earlier in it", () => {
    const endAtMs = START + 4 * MINUTE;
    const ended = call("contract-terminate", endAtMs, { out_contract_code: CODE });
    const marks = fold(CODE, [fact("terminated", endAtMs), ended, fact("signed", endAtMs), presigned]).marks;
    expect(marks.map(({ kind }) => kind)).toEqual(["presigned", "signed", "terminate_called", "terminated"]);
  });

  it("is terminated by a verified termination, and by a query that says so, and stays it", () => {
    const ended = call("contract-terminate", START + 4 * MINUTE, { out_contract_code: CODE });
    const late = [
      ordered,
      presigned,
      signedNotice,
      ended,
      { ...queried("SIGNED"), id: "ex_9", atMs: START + 6 * MINUTE },
    ];
    expect(at(late, START + 7 * MINUTE).kind).toBe("terminated");
    expect(at([ordered, presigned, signedNotice, queried("TERMINATED")], START + 7 * MINUTE).kind).toBe("terminated");
    expect(fold(CODE, late).signing).toMatchObject({ state: "terminated", contractId: "c1" });
  });

  it("is not changed by a query or a termination that was refused, nor by one whose reply did not verify", () => {
    const refused = {
      ...queried("SIGNED"),
      status: 404,
      verdict: "unsigned",
      reply: { code: "RESOURCE_NOT_EXISTS" },
    } as Evidence;
    const contract = fold(CODE, [ordered, presigned, refused]);
    expect(outcomeOf(contract, START + 5 * MINUTE).kind).toBe("awaiting_payment");
    expect(contract.marks.at(-1)).toMatchObject({ kind: "query_refused", detail: "RESOURCE_NOT_EXISTS" });
    const forged = { ...queried("SIGNED"), verdict: "failed" } as Evidence;
    expect(at([ordered, presigned, forged], START + 5 * MINUTE).kind).toBe("awaiting_payment");
  });

  it("waits for the user at once where a mini program signs without an order", () => {
    const opened = exchange("ex_2", START, {
      request: { out_contract_code: CODE, service_id: 12535, notify_url: "https://a.b/n" },
      reply: { out_contract_code: CODE, pre_entrustweb_id: "5778aadY9nltAsZzXixCkFIGYnV2V" },
    });
    expect(at([opened], START + MINUTE)).toMatchObject({ kind: "awaiting_answer", knownBy: "record" });
    expect(at([opened], START + SESSION_MS)).toMatchObject({ kind: "silent", knownBy: "clock" });
    expect(at([opened, signedNotice], START + SESSION_MS)).toMatchObject({ kind: "signed" });
  });

  it("does not believe a success whose signature did not verify", () => {
    const untrusted: Evidence = { ...presigned, kind: "exchange", verdict: "failed" } as Evidence;
    expect(at([ordered, untrusted], START + MINUTE)).toMatchObject({
      kind: "presign_untrusted",
      expectation: { notification: "possible", untilMs: START + 1000 + SESSION_MS },
    });
  });

  it("keeps the refusal's code and text, and expects nothing after it", () => {
    const refused = exchange("ex_2", START, {
      request: { out_contract_code: CODE },
      reply: { code: "NO_AUTH", message: "商户暂无权限使用此功能" },
      status: 403,
      verdict: "unsigned",
    });
    expect(fold(CODE, [refused]).presign).toMatchObject({ state: "refused", code: "NO_AUTH" });
    expect(at([refused], START).expectation).toEqual({ notification: "none", because: "presign_refused" });
  });

  it("expects a notification until the two hours are over, and says when that is", () => {
    expect(at([ordered, presigned], START + MINUTE).expectation).toEqual({
      notification: "possible",
      untilMs: START + 1000 + SESSION_MS,
    });
  });
});

describe("absences: no notification is to be expected, and why", () => {
  const paid = fact("paid", START + MINUTE);
  const offered = fact("offered", START + MINUTE);
  it.each([
    ["declined", [paid, offered, fact("declined", START + 2 * MINUTE)], "declined"],
    ["closed", [paid, offered, fact("closed", START + 2 * MINUTE)], "closed"],
    ["payment_failed", [fact("payment_failed", START + MINUTE)], "payment_failed"],
  ] as const)("%s", (kind, facts, because) => {
    const outcome = at(
      [ordered, presigned, paidNotice, ...facts].filter((piece) => kind !== "payment_failed" || piece !== paidNotice),
      START + 5 * MINUTE,
    );
    expect(outcome).toMatchObject({ kind, expectation: { notification: "none", because }, knownBy: "simulator" });
  });

  it("an unpaid session is expired to the millisecond, not before", () => {
    const end = START + 1000 + SESSION_MS;
    expect(at([ordered, presigned], end - 1).kind).toBe("awaiting_payment");
    expect(at([ordered, presigned], end)).toMatchObject({
      kind: "expired",
      expectation: { because: "expired_unpaid" },
    });
  });

  it("a paid session that nobody answered is silent: declined, closed and failed look the same from here", () => {
    const outcome = at([ordered, presigned, paid], START + 3 * SESSION_MS);
    expect(outcome).toMatchObject({ kind: "silent", expectation: { because: "expired_unanswered" } });
  });

  it("a payment after the two hours brings no offer", () => {
    const late = fact("paid", START + 2 * SESSION_MS);
    expect(at([ordered, presigned, late], START + 3 * SESSION_MS)).toMatchObject({
      expectation: { because: "paid_too_late" },
    });
  });
});

describe("a second session of the same code", () => {
  const again: Evidence = exchange("ex_3", START + 10 * MINUTE, {
    request: { out_contract_code: CODE, prepay_id: "wx2", service_id: 12535 },
    reply: { out_contract_code: CODE },
  });
  const past = [fact("paid", START + MINUTE), fact("offered", START + MINUTE), fact("declined", START + 2 * MINUTE)];

  it("begins with nothing paid and nothing answered, whatever the first one came to", () => {
    expect(at([ordered, presigned, ...past, again], START + 11 * MINUTE)).toMatchObject({
      kind: "awaiting_payment",
      expectation: { untilMs: START + 10 * MINUTE + SESSION_MS },
    });
  });

  it("is not paid by the notification of the first one's order", () => {
    const second = exchange("ex_4", START + 9 * MINUTE, {
      request: { out_trade_no: "T2" },
      reply: { prepay_id: "wx2" },
    });
    const late = notification("nt_9", START + 12 * MINUTE, { out_trade_no: "T1", trade_state: "SUCCESS" });
    expect(at([ordered, presigned, second, again, late], START + 13 * MINUTE).kind).toBe("awaiting_payment");
  });

  it("that took a session's place on the same order is named as such, and not as an act of the payer", () => {
    const outcome = at([ordered, presigned, fact("replaced", START + MINUTE)], START + 2 * MINUTE);
    expect(outcome).toMatchObject({ kind: "replaced", expectation: { notification: "none", because: "replaced" } });
    const marks = fold(CODE, [ordered, presigned, fact("replaced", START + MINUTE)]).marks;
    expect(marks.find((mark) => mark.kind === "replaced")?.lane).toBe("wechat");
  });
});

describe("the order in which evidence is handed over does not matter", () => {
  it("any permutation of any evidence folds to the same contract", () => {
    const events: PlatformEvent[] = ["paid", "payment_failed", "offered", "declined", "closed", "signed", "delivered"];
    const piece = fc.oneof(
      fc.constantFrom(ordered, presigned, paidNotice, signedNotice),
      fc
        .record({ event: fc.constantFrom(...events), minute: fc.nat(300) })
        .map(({ event, minute }) => fact(event, START + minute * MINUTE)),
      fc
        .record({ n: fc.nat(50), state: fc.constantFrom("SIGNED", "TERMINATED"), ok: fc.boolean() })
        .map(({ n, state, ok }) =>
          notification(
            `nt_x${n}${state}${ok}`,
            START + n * MINUTE,
            { contract_state: state, contract_id: String(n) },
            ok,
          ),
        ),
    );
    const shuffled = fc
      .uniqueArray(piece, { maxLength: 12, selector: (each) => JSON.stringify(each) })
      .chain((pieces) => fc.tuple(fc.constant(pieces), fc.shuffledSubarray(pieces, { minLength: pieces.length })));
    fc.assert(
      fc.property(shuffled, ([original, other]) => {
        expect(fold(CODE, other)).toEqual(fold(CODE, original));
      }),
      { numRuns: 500 },
    );
  });
});

function at(evidence: Evidence[], nowMs: number) {
  return outcomeOf(fold(CODE, evidence), nowMs);
}

function exchange(
  id: string,
  atMs: number,
  said: { request: unknown; reply: unknown; status?: number; verdict?: "verified" | "unsigned" },
): Evidence {
  const { request, reply, status = 200, verdict = "verified" } = said;
  return {
    kind: "exchange",
    id,
    atMs,
    operationId: "any",
    verdict,
    status,
    outTradeNo: null,
    serviceId: null,
    request,
    reply,
  };
}

function notification(id: string, atMs: number, resource: unknown, verified = true): Evidence {
  const verdict = verified ? "verified" : "rejected";
  return { kind: "notification", id, atMs, verdict, eventType: "ANY", failedStep: verified ? null : "rsa", resource };
}

function fact(event: PlatformEvent, atMs: number): Evidence {
  return { kind: "fact", event, atMs, detail: null, prepayId: null };
}

import { describe, expect, it } from "vitest";
import type { Cashier, CashierSession, SessionState } from "@/lib/simulator/cashier";
import { stageOf } from "./stage";

const unpaid: Cashier = {
  prepayId: "wx1",
  mchid: "1600000001",
  orderState: "NOTPAY",
  description: "茶",
  total: 1,
  currency: "CNY",
  merchantName: "店",
  payTime: null,
  expiresAtMs: 1,
  isPasswordFree: false,
  session: null,
  actions: ["pay", "fail"],
};

function paid(state: SessionState | null): Cashier {
  const session: CashierSession | null =
    state === null
      ? null
      : { state, contractCode: "c", serviceId: 1, displayAccount: "a", expiresAtMs: 1, contractId: null };
  return { ...unpaid, orderState: "SUCCESS", session, actions: [] };
}

describe("the stage of the phone", () => {
  it("goes back to paying after a failure, because the order stays unpaid", () => {
    expect(stageOf(unpaid, true)).toBe("failed");
    expect(stageOf(unpaid, false)).toBe("ready");
  });

  it("offers to sign only while the platform asks", () => {
    expect(stageOf(paid("PROMPTED"), false)).toBe("offered");
    for (const state of ["SIGNED", "DECLINED", "CLOSED", "EXPIRED"] as const) {
      expect(stageOf(paid(state), false)).not.toBe("offered");
    }
  });

  it("tells a payment without a session from one whose session was over", () => {
    expect(stageOf(paid(null), false)).toBe("paid");
    expect(stageOf(paid("EXPIRED"), false)).toBe("paid_expired");
  });

  it("cannot be paid once the prepay session is over, whatever failed before", () => {
    expect(stageOf({ ...unpaid, actions: [] }, true)).toBe("expired");
  });

  it("begins with the offer where nothing is paid, and ends with the session", () => {
    const miniProgram = (state: SessionState) => ({ ...paid(state), orderState: null });
    expect(stageOf(miniProgram("PROMPTED"), false)).toBe("offered");
    expect(stageOf(miniProgram("SIGNED"), false)).toBe("signed");
    expect(stageOf(miniProgram("EXPIRED"), false)).toBe("session_expired");
  });
});

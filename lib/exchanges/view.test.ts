import { expect, test } from "vitest";
import { paramError } from "@/lib/wechatpay/errors";
import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { violations } from "@/lib/wechatpay/validate";
import type { Exchange } from "./exchange";
import { toView } from "./view";

/** An exchange of which the reply's body is all that matters. */
function answered(body: string): Exchange {
  return {
    request: { body: "{}" },
    signing: { canonical: "" },
    reply: { kind: "reply", status: 400, headers: [], body: new TextEncoder().encode(body), tookMs: 1 },
  } as unknown as Exchange;
}

test("the platform's message reaches the page whole, however long it is", () => {
  for (const op of OPERATIONS) {
    const names = Object.keys(exampleForm(op));
    const found = violations(op, inputFromForm(op, Object.fromEntries(names.map((name) => [name, "😀"]))));
    const long = found
      .map((violation) => paramError(violation).body)
      .filter((body) => JSON.parse(body).message.length > 64);
    expect(long.length).toBeGreaterThan(0);
    for (const body of long) expect(toView(answered(body)).reply).toMatchObject({ message: JSON.parse(body).message });
  }
});

test("an answer without a message has none", () => {
  for (const body of ["", "{}", '{"message":7}', "<html>"]) {
    expect(toView(answered(body)).reply).toMatchObject({ message: null });
  }
});

import { expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { headlineKey } from "./headline";

it.each(LOCALES)("reads no state out as settled that the evidence is at odds over (%s)", (locale) => {
  const t = translator(locale, "contracts");
  const settled = t(headlineKey("signed", { by: null }));
  expect(t(headlineKey("signed", { by: null, disputed: "query_denies_signing" }))).not.toBe(settled);
  const ended = t(headlineKey("terminated", { by: "USER_TERMINATE" }));
  expect(t(headlineKey("terminated", { by: "USER_TERMINATE", disputed: "signed_after_terminated" }))).not.toBe(ended);
});

it("is of who ended it, and of the state alone where only something beside it is contradictory", () => {
  expect(headlineKey("terminated", { by: "USER_TERMINATE" })).toBe("ended.USER_TERMINATE.sentence");
  expect(headlineKey("signed", { by: null, disputed: "two_payments" })).toBe("outcome.signed.sentence");
});

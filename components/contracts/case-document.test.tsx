import { afterAll, beforeAll, expect, test } from "vitest";
import { caseEvidence } from "@/lib/contracts/case-evidence";
import { caseMarkdown } from "@/lib/contracts/case-sheet";
import type { Evidence } from "@/lib/contracts/contract";
import { evidenceOf } from "@/lib/contracts/evidence";
import { fold } from "@/lib/contracts/fold";
import { outcomeOf } from "@/lib/contracts/outcome";
import { personalValues } from "@/lib/contracts/personal";
import { getExchange, recordExchange } from "@/lib/exchanges/store";
import { LOCALES } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { tick } from "@/lib/simulator/dispatcher";
import { act } from "@/lib/simulator/payer";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { noticeAt, presignAt, START_MS, wireTime } from "@/lib/testing/evidence";
import { APIV3_KEY, orderBody, presignBody } from "@/lib/testing/simulated-world";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { caseDocument } from "./case-document";

const CODE = "caseSheet1";
const OPENID = "oYobu0MVnQfWpSMOYJz2AHPG_gQw";
const ACCOUNT = "张三|<b>`x`";
let sides: BothSides;
let exchangeIds: string[] = [];

beforeAll(async () => {
  sides = await bothSides();
  const { enrolment, store, sim, notifyUrl } = sides;
  const order = await sides.call(partnerJsapiOrder as Operation, orderBody(enrolment, { notify_url: notifyUrl }));
  const prepayId = order.subject.prepayId ?? "";
  const presign = await sides.call(
    serviceProviderPayRedirectSign as Operation,
    presignBody(enrolment, prepayId, {
      out_contract_code: CODE,
      notify_url: notifyUrl,
      contract_display_account: ACCOUNT,
    }),
  );
  for (const exchange of [order, presign]) await recordExchange(store, exchange);
  exchangeIds = [order.id, presign.id];
  await act(prepayId, "pay", sim);
  await act(prepayId, "agree", sim);
  while ((await tick(sim)) > 0);
});
afterAll(() => sides.close());

/** The sheet of a contract that was really signed, over the doors, in one language. */
async function sheetOf(locale: (typeof LOCALES)[number], showsPersonal: boolean): Promise<string> {
  const { db } = sides.store;
  const profile = await db.selectFrom("profile").select(["id", "name", "mchid"]).executeTakeFirstOrThrow();
  const pieces = await evidenceOf(db, { profileId: profile.id, contractCode: CODE });
  const contract = fold(CODE, pieces);
  const nowMs = sides.clock.now();
  const outcome = outcomeOf(contract, nowMs);
  const evidence = await caseEvidence(
    db,
    contract.marks.flatMap((mark) => mark.evidence ?? []),
  );
  const hidden = showsPersonal ? null : personalValues(pieces);
  const followUps = { isOn: true, followUps: [], exchangeIds: [] };
  const about = { profile: { ...profile, target: "simulator" as const }, contract, outcome, recorded: outcome };
  return caseMarkdown(
    caseDocument(
      { ...about, followUps, evidence, hidden, removed: 0, nowMs },
      { t: translator(locale), timeZone: "Asia/Shanghai" },
    ),
  );
}

test.each(LOCALES)("a case sheet in %s holds no secret, and names no person unless that was chosen", async (locale) => {
  const { enrolment, keys, store } = sides;
  const [masked, shown] = [await sheetOf(locale, false), await sheetOf(locale, true)];
  const exchanges = await Promise.all(exchangeIds.map((id) => getExchange(store.db, id)));
  const signatures = exchanges.flatMap((one) => (one ? [one.signing.signature, one.signing.nonce] : []));
  const secrets = [APIV3_KEY, keys.privateKeyPem.slice(60, 120), "PRIVATE KEY", "WECHATPAY2-SHA256", ...signatures];
  for (const secret of secrets) for (const sheet of [masked, shown]) expect(sheet).not.toContain(secret);
  // An openid may hold what Markdown takes for an emphasis.
  const plain = (sheet: string) => sheet.replaceAll("\\", "");
  for (const person of [enrolment.spOpenid, enrolment.subOpenid, "张三"]) expect(plain(masked)).not.toContain(person);
  expect(plain(shown)).toContain(enrolment.spOpenid);
  expect(shown).toContain("张三\\|&lt;b&gt;\\`x\\`");
});

test("a case sheet has what a support desk asks for: headline, time line, request ids, verdicts, hashes, ids", async () => {
  const sheet = await sheetOf("en", false);
  const t = translator("en");
  const { enrolment } = sides;
  for (const text of [
    t("contracts.outcome.signed.sentence"),
    t("contracts.mark.presigned"),
    t("contracts.mark.sign_notified"),
    CODE,
    enrolment.mchid,
    enrolment.subMchid,
    t("caseSheet.verdicts.verified"),
    `${t("caseSheet.time")} (UTC+08:00)`,
    ...exchangeIds,
  ]) {
    expect(sheet).toContain(text);
  }
  expect(sheet.match(/\b[0-9a-f]{64}\b/g)?.length).toBe(6);
  const replied = await getExchange(sides.store.db, exchangeIds[0] ?? "");
  const headers = replied?.reply.kind === "reply" ? replied.reply.headers : [];
  const requestId = headers.find(([name]) => name.toLowerCase() === "request-id")?.[1] ?? "missing";
  expect(sheet).toContain(requestId);
});

const TERMINATED = { out_contract_code: CODE, contract_id: "123124412412423431", contract_state: "TERMINATED" };

/** The sheet of a contract that ended so, whose shown name is a word that ids and our own words may hold too. */
function endedSheet(mode: string, hidden: readonly string[] | null) {
  const notify_url = "https://merchant:pa55@a.example/notify";
  const info = { contract_termination_mode: mode, contract_termination_remark: "张三来电要求" };
  const said = { ...TERMINATED, contract_terminate_info: { ...info, contract_terminated_time: wireTime(60_000) } };
  const request = { out_contract_code: CODE, contract_display_account: "ab", sp_openid: OPENID, notify_url };
  const contract = fold(CODE, [presignAt(0, { request }), noticeAt(60_000, said)]);
  const nowMs = START_MS + 120_000;
  const outcome = outcomeOf(contract, nowMs);
  const piece = { kind: "exchange" as const, id: "ex_ab", atMs: START_MS, what: "ab", status: 200, code: null };
  const evidence = [
    { ...piece, verdict: "unsigned" as const, requestId: "ab-1", sentSha256: "ab".repeat(32), receivedSha256: null },
  ];
  const profile = { id: "pf_1", name: "both", mchid: "1900000100", target: "platform" as const };
  const followUps = { isOn: false, followUps: [], exchangeIds: [] };
  const about = { profile, contract, outcome, recorded: outcome, followUps, evidence, hidden, removed: 2, nowMs };
  return caseDocument(about, { t: translator("zh-CN"), timeZone: "Asia/Shanghai" });
}

test("masking leaves evidence ids, Request-IDs, hashes and our own words whole", () => {
  const { sections, title } = endedSheet("USER_TERMINATE", ["ab", OPENID]);
  expect(sections[1]?.rows[0]).toEqual([
    "ex_ab",
    expect.stringContaining("2026"),
    expect.stringContaining("ab"),
    "200",
    "应答没有签名",
    "ab-1",
    expect.stringContaining("ab".repeat(32)),
  ]);
  expect(title).toContain(CODE);
});

test("a sheet says who ended the contract and when; the remark only where persons may be named", () => {
  const t = translator("zh-CN");
  const [masked, shown] = [endedSheet("USER_TERMINATE", ["ab", OPENID]), endedSheet("USER_TERMINATE", null)];
  expect(masked.headline).toBe(t("contracts.ended.USER_TERMINATE.sentence"));
  expect(new Map(masked.facts).get(t("contracts.facts.endedBy"))).toBe(t("contracts.ended.USER_TERMINATE.by"));
  expect(new Map(masked.facts).get(t("contracts.facts.endedAt"))).toContain("2026-09-21");
  expect(new Map(shown.facts).get(t("contracts.facts.endRemark"))).toBe("张三来电要求");
  expect(JSON.stringify(masked)).not.toContain("张三");
  expect(endedSheet("NEW_MODE", null).headline).toBe(t("contracts.outcome.terminated.sentence"));
});

test("what was wrong with a rejected notification stands in the reader's words", () => {
  const notice = noticeAt(1_000, { out_contract_code: CODE });
  const forged = { ...notice, kind: "notification", verdict: "rejected", failedStep: "rsa" } as Evidence;
  const contract = fold(CODE, [presignAt(0, {}), forged]);
  const nowMs = START_MS + 2_000;
  const outcome = outcomeOf(contract, nowMs);
  const piece = { kind: "notification" as const, id: "nt_1", atMs: START_MS, what: "ENTRUST.SIGN", status: 401 };
  const hashes = { requestId: null, sentSha256: null, receivedSha256: null };
  const profile = { id: "pf_1", name: "both", mchid: "1900000100", target: "platform" as const };
  const sheet = caseDocument(
    {
      ...{ profile, contract, outcome, recorded: outcome, hidden: null, removed: 0, nowMs },
      followUps: { isOn: false, followUps: [], exchangeIds: [] },
      evidence: [{ ...piece, ...hashes, code: "rsa", verdict: "rejected" as const }],
    },
    { t: translator("zh-CN"), timeZone: "Asia/Shanghai" },
  );
  const words = translator("zh-CN")("checks.rsa.failed");
  expect(sheet.sections[0]?.rows.flat()).toContainEqual(expect.stringContaining(words));
  expect(sheet.sections[1]?.rows[0]).toContain(`401 ${words}`);
});

test("a sheet never holds the password of an address, and says what of the evidence is kept no longer", () => {
  const { facts, notes } = endedSheet("USER_TERMINATE", null);
  expect(new Map(facts).get("通知地址 notify_url")).toBe("https://***@a.example/notify");
  expect(notes).toContain(translator("zh-CN")("inboxes.kept.contract", { count: 2 }));
});

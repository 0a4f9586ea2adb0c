import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ORDER_PATH,
  orderBody,
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  signedCall,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";

let world: TestWorld;
let prepayId: string;
beforeAll(async () => {
  world = await testWorld();
  prepayId = await placeOrder(world);
});
afterAll(() => world.close());

const send = (body: string) => signedCall(world, PRESIGN_PATH, body);

async function answered(reply: Promise<Response>): Promise<[number, string]> {
  const settled = await reply;
  return [settled.status, await settled.text()];
}

describe("each of the ten fields", () => {
  const text = (pointer: string, title: string) => `输入源“/body/${pointer}”映射到值字段“${title}”字符串规则校验失败，`;
  const FIELDS: [field: string, title: string, max: number | null][] = [
    ["sp_appid", "商户AppID", 32],
    ["sp_openid", "用户标识", 128],
    ["sub_mchid", "子商户号", 32],
    ["sub_appid", "子商户AppID", 32],
    ["sub_openid", "用户子标识", 128],
    ["service_id", "免密支付服务ID", null],
    ["out_contract_code", "商户签约协议号", 32],
    ["notify_url", "回调通知地址", 256],
    ["contract_display_account", "用户账户展示名称", 32],
    ["prepay_id", "预支付交易会话标识", 64],
  ];
  const refusal = async (change: Record<string, unknown>) => {
    const [status, body] = await answered(send(JSON.stringify(presignBody(world.enrolment, prepayId, change))));
    return { status, ...(JSON.parse(body) as { code: string; message: string; detail?: object }) };
  };

  test.each(FIELDS)("%s missing is named by pointer and title", async (field, title) => {
    const other = { sp_openid: "sub_openid", sub_openid: "sp_openid" }[field];
    const named = field === "sub_openid" ? "sp_openid" : field;
    const change = other ? { [field]: undefined, [other]: undefined } : { [field]: undefined };
    expect(await refusal(change)).toEqual({
      status: 400,
      code: "PARAM_ERROR",
      message: `输入源“/body/${named}”映射到字段“${field === "sub_openid" ? "用户标识" : title}”必填性规则校验失败，此字段为必填项`,
    });
  });

  test.each(FIELDS)("%s of the wrong type is named by pointer and title", async (field, title, max) => {
    const value = max === null ? "12535" : 7;
    const kind = max === null ? " 64 位有符号整数" : "字符串";
    expect(await refusal({ [field]: value })).toEqual({
      status: 400,
      code: "PARAM_ERROR",
      message: `无法将 JSON 输入源“/body/${field}”映射到目标字段“${title}”中，此字段需要一个合法的${kind}`,
      detail: { location: "body", value },
    });
    expect((await refusal({ [field]: null })).message).toContain(`“/body/${field}”`);
  });

  test.each(FIELDS.filter(([, , max]) => max !== null))(
    "%s too long is told with its measured length",
    async (field, title, max) => {
      const length = Number(max) + 1;
      const value = field === "notify_url" ? `https://a.cn/${"x".repeat(length - 13)}` : "x".repeat(length);
      expect(await refusal({ [field]: value })).toEqual({
        status: 400,
        code: "PARAM_ERROR",
        message: `${text(field, title)}字符数 ${length}，大于最大值 ${max}`,
        detail: { location: "body", value: length },
      });
    },
  );

  test.each(FIELDS.filter(([, , max]) => max !== null))("%s empty is too short", async (field, title) => {
    expect((await refusal({ [field]: "" })).message).toBe(`${text(field, title)}字符数 0，小于最小值 1`);
  });

  test.each([12535.5, "12535", true, [12535]])("service_id %j is no 64-bit integer", async (value) => {
    expect((await refusal({ service_id: value })).message).toContain("此字段需要一个合法的 64 位有符号整数");
  });

  test.each(["with space", "中文", "a-b", "a_b", "a.b"])(
    "out_contract_code %j is outside its pattern",
    async (value) => {
      const expected = `${text("out_contract_code", "商户签约协议号")}字符串必须匹配正则表达式“^[0-9A-Za-z]{1,32}$”`;
      expect((await refusal({ out_contract_code: value })).message).toBe(expected);
    },
  );

  test.each([
    "http://shop.example/a",
    "https://shop.example/a?b=1",
    "https://shop.example/a#b",
    "shop.example",
    "ftp://a.cn/",
  ])("notify_url %j is outside its pattern", async (value) => {
    const { status, message } = await refusal({ notify_url: value });
    expect([status, message]).toEqual([400, expect.stringContaining("字符串必须匹配正则表达式“^https://")]);
  });

  test("an emoji in the display name is refused", async () => {
    const { status, message } = await refusal({ contract_display_account: "用户😀" });
    expect([status, message]).toEqual([400, expect.stringContaining("/body/contract_display_account")]);
  });

  test("a member that is not documented is refused", async () => {
    expect(await refusal({ nickname: "a" })).toMatchObject({
      status: 400,
      code: "PARAM_ERROR",
      message: "请求中含有未在API文档中定义的参数",
    });
  });

  test("a local notify_url passes, in the sandbox", async () => {
    const body = presignBody(world.enrolment, await placeOrder(world, { out_trade_no: "LOCAL001" }), {
      out_contract_code: "local1",
      notify_url: "http://localhost:3001/notify/in_1",
    });
    expect((await send(JSON.stringify(body))).status).toBe(200);
  });
});

describe("who belongs to whom", () => {
  const refusal = async (change: Record<string, unknown>) => {
    const [status, body] = await answered(send(JSON.stringify(presignBody(world.enrolment, prepayId, change))));
    const { code, message } = JSON.parse(body) as { code: string; message: string };
    return [status, code, message];
  };

  test("R3: an AppID that is not bound", async () => {
    const expected = [400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试"];
    expect(await refusal({ sp_appid: "wx0000000000000000" })).toEqual(expected);
    expect(await refusal({ sub_appid: world.enrolment.spAppid })).toEqual(expected);
  });

  test("R2: an openid of the other AppID, or one openid under both", async () => {
    const expected = [400, "PARAM_ERROR", "appid和openid不匹配"];
    const { spOpenid, subOpenid } = world.enrolment;
    expect(await refusal({ sp_openid: subOpenid, sub_openid: undefined })).toEqual(expected);
    expect(await refusal({ sp_openid: undefined, sub_openid: spOpenid })).toEqual(expected);
    expect(await refusal({ sp_openid: "o-new", sub_openid: "o-new" })).toEqual(expected);
  });

  test("an openid that was never seen is a new payer", async () => {
    const payer = { sp_openid: "o-new-payer" };
    const own = await placeOrder(world, { out_trade_no: "NEWPAYER1", payer });
    const body = presignBody(world.enrolment, own, { ...payer, out_contract_code: "newpayer", sub_openid: undefined });
    expect((await send(JSON.stringify(body))).status).toBe(200);
  });

  test("a sub-merchant, a service and a prepay_id of others", async () => {
    expect(await refusal({ sub_mchid: "1900000109" })).toEqual([403, "NO_AUTH", "受理关系不存在"]);
    expect(await refusal({ service_id: 1 })).toEqual([403, "NO_AUTH", "商户暂无权限使用此功能"]);
    expect(
      (await refusal({ prepay_id: "wx201410272009395522657a690389285100", out_contract_code: "x1" })).slice(0, 2),
    ).toEqual([400, "INVALID_REQUEST"]);
  });

  test("an order whose sp_mchid is not the one that signed", async () => {
    const body = JSON.stringify(orderBody(world.enrolment, { sp_mchid: world.enrolment.subMchid }));
    const [status, text] = await answered(signedCall(world, ORDER_PATH, body));
    expect([status, JSON.parse(text).message]).toEqual([400, "http header中的mchid与post payload中的mchid不匹配"]);
  });

  test("an order with sub_openid and no sub_appid", async () => {
    const body = JSON.stringify(orderBody(world.enrolment, { payer: { sub_openid: world.enrolment.subOpenid } }));
    expect((await signedCall(world, ORDER_PATH, body)).status).toBe(400);
  });

  test.each(["2026-02-31T10:00:00+08:00", "tomorrow"])(
    "an order with time_expire %j is told so among its parameters, before anyone asks who belongs to whom",
    async (time_expire) => {
      const change = { time_expire, sp_appid: "wx0000000000000000", sp_mchid: world.enrolment.subMchid };
      const [status, text] = await answered(
        signedCall(world, ORDER_PATH, JSON.stringify(orderBody(world.enrolment, change))),
      );
      const { code, message } = JSON.parse(text);
      expect([status, code, message]).toEqual([400, "PARAM_ERROR", "time_expire格式错误，须为RFC 3339格式"]);
    },
  );
});

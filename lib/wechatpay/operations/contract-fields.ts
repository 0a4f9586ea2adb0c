import * as z from "zod/mini";
import { optionalText, text } from "../field";
import { outContractCode, serviceIdInPath } from "./shared-fields";

/** The path of the two operations on one contract. */
export const CONTRACT_PATH =
  "/v3/password-exempt-contract/contracts/service-id/{service_id}/out-contract-code/{out_contract_code}";

export const contractPathFields = () =>
  z.strictObject({ service_id: serviceIdInPath(), out_contract_code: outContractCode() });

const DISPLAY_ACCOUNT = {
  title: "用户账户展示名称",
  label: { zh: "用户账户展示名称", en: "Display name of the account" },
  help: {
    zh: "签约页上显示给用户的账户名；不支持 emoji 与生僻字（4 字节 UTF-8）。按字符还是字节计长未公开；表单与模拟平台都按控制室的设置计长（假定，默认按字符）。",
    en: "The account name shown to the user on the signing page; no emoji or rare Han (four-byte UTF-8). Whether it is counted in characters or bytes is not public; the form and the simulated platform count as the control room's setting says (assumed; characters by default).",
  },
  example: "微信代扣用户A",
  max: 32,
};

export const displayAccount = (source: string) => text({ ...DISPLAY_ACCOUNT, source });
export const optionalDisplayAccount = (source: string) => optionalText({ ...DISPLAY_ACCOUNT, source });

export function contractId(source: string) {
  return text({
    title: "免密支付协议ID",
    label: { zh: "免密支付协议 ID", en: "Contract id" },
    help: { zh: "微信支付侧协议的主键。", en: "The contract's primary key at WeChat Pay." },
    example: "123124412412423431",
    max: 32,
    source,
  });
}

export function prepayId(source: string) {
  return text({
    title: "预支付交易会话标识",
    label: { zh: "预支付交易会话标识", en: "Prepay session id" },
    help: {
      zh: "下单接口返回的 prepay_id，2 小时内有效，订单须尚未支付。",
      en: "The prepay_id that the order returned; valid for two hours, of an order not yet paid.",
    },
    example: "wx201410272009395522657a690389285100",
    max: 64,
    source,
  });
}

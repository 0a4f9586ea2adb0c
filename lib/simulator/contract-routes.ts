import { contractState } from "@/lib/wechatpay/events/contract-state";
import { contractQuery } from "@/lib/wechatpay/operations/contract-query";
import { contractTerminate } from "@/lib/wechatpay/operations/contract-terminate";
import { contractFacts } from "./notices";
import type { SimOutside } from "./outside";
import type { Call, Handled, Route } from "./route";
import { contractByCode } from "./store";
import { notFound } from "./terminate-rules";
import { terminate } from "./termination";

/** 商户通过商户协议号查询协议 and 解约协议, for every kind of merchant. */
export const contractRoutes: readonly Route[] = [
  { operation: contractQuery, handle: query },
  { operation: contractTerminate, handle: end },
];

function keyOf({ input, merchant }: Call) {
  const [serviceId, contractCode] = [input.integer("service_id"), input.text("out_contract_code")];
  return { mchid: merchant.mchid, serviceId, contractCode };
}

async function query(call: Call, { store, settings }: SimOutside): Promise<Handled> {
  const found = await contractByCode(store.db, keyOf(call));
  if (found === null) return { kind: "refused", rule: notFound(settings) };
  return { kind: "ok", body: contractState(contractFacts(found.contract, "query")) };
}

async function end(call: Call, outside: SimOutside): Promise<Handled> {
  const key = keyOf(call);
  const remark = call.input.text("contract_termination_remark");
  const ended = await terminate({ ...key, mode: "MCH_API_TERMINATE", remark }, outside);
  if (ended.kind === "refused") return ended;
  const { mchid, serviceId, contractCode } = key;
  return { kind: "ok", body: { mchid, service_id: serviceId, out_contract_code: contractCode } };
}

import { act } from "@/lib/simulator/payer";
import type { Operation, OperationInput } from "@/lib/wechatpay/operation";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { pathAndQueryOf } from "@/lib/wechatpay/path-and-query";
import { requestTo, signedHeaders, type TestWorld } from "./simulated-world";

export type Answer = { status: number; code: string | null; body: Record<string, unknown>; headers: Headers };

/** Calls an operation by its id, correctly signed; header values of undefined are left out. */
export async function callOperation(
  world: TestWorld,
  id: string,
  given: Partial<OperationInput> & { headers?: Record<string, string | undefined> },
): Promise<Answer> {
  const op = known(id);
  const { path = {}, query = {} } = given;
  const at = pathAndQueryOf(op, { path, query });
  const body = given.body === undefined ? "" : JSON.stringify(given.body);
  const signed = signedHeaders({ path: at, body, method: op.method }, world);
  const reply = await world.platform(requestTo({ path: at, body, method: op.method }, { ...signed, ...given.headers }));
  const text = await reply.text();
  const parsed = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  return {
    status: reply.status,
    code: (parsed.code as string | undefined) ?? null,
    body: parsed,
    headers: reply.headers,
  };
}

function known(id: string): Operation {
  const op = operationById(id);
  if (!op) throw new Error(`No operation ${id}`);
  return op;
}

export function miniProgramBody({ enrolment }: TestWorld, code: string, change: Record<string, unknown> = {}) {
  return {
    sp_appid: enrolment.spAppid,
    sp_openid: enrolment.spOpenid,
    sub_mchid: enrolment.subMchid,
    sub_appid: enrolment.subAppid,
    service_id: enrolment.serviceId,
    out_contract_code: code,
    notify_url: "https://shop.example/sign",
    contract_display_account: "用户A",
    ...change,
  };
}

/** Signs a contract in the mini-program scene and returns its id. */
export async function signContract(world: TestWorld, code: string, change: Record<string, unknown> = {}) {
  const body = miniProgramBody(world, code, change);
  const { body: reply } = await callOperation(world, "service-provider-mini-program", { body });
  const acted = await act(String(reply.pre_entrustweb_id), "agree", world.sim);
  if (acted.kind === "refused") throw new Error(acted.rule);
  return acted.cashier.session?.contractId ?? "";
}

export const contractPath = ({ enrolment }: TestWorld, code: string) => ({
  path: { service_id: String(enrolment.serviceId), out_contract_code: code },
});

import { beijingTime } from "../wire-time";
import { hasSubMerchant } from "./contract-pair";
import { type ContractFacts, said } from "./event";

/** The reply of the contract query, in its documentation's order; a notification of ours adds `sub_mchid` to it. */
export function contractState(facts: ContractFacts): Record<string, unknown> {
  return said({
    mchid: facts.mchid,
    contract_id: facts.contractId,
    appid: facts.appid,
    openid: facts.openid,
    sub_appid: facts.subAppid,
    sub_openid: facts.subOpenid,
    ...what(facts),
  });
}

/** As `contractState`, told to a merchant: the sub-merchant's id too, and the members' names as its setting says. */
export function toldContractState(facts: ContractFacts): Record<string, unknown> {
  if (!hasSubMerchant(facts)) return contractState(facts);
  const { mchid, contract_id, appid, openid, ...rest } = contractState(facts);
  const sub = { sub_mchid: facts.subMchid };
  return said(
    facts.members === "query"
      ? { mchid, ...sub, contract_id, appid, openid, ...rest }
      : { sp_mchid: mchid, ...sub, contract_id, sp_appid: appid, sp_openid: openid, ...rest },
  );
}

export function terminateInfo({ termination }: ContractFacts): Record<string, unknown> | null {
  if (termination === null) return null;
  return said({
    contract_termination_mode: termination.mode,
    contract_terminated_time: beijingTime(termination.atMs),
    contract_termination_remark: termination.remark,
  });
}

export function stateOf({ termination }: ContractFacts): "SIGNED" | "TERMINATED" {
  return termination === null ? "SIGNED" : "TERMINATED";
}

function what(facts: ContractFacts): Record<string, unknown> {
  return {
    service_id: facts.serviceId,
    out_contract_code: facts.contractCode,
    contract_display_account: facts.displayAccount,
    contract_state: stateOf(facts),
    contract_signed_time: beijingTime(facts.signedAtMs),
    contract_terminate_info: terminateInfo(facts),
  };
}

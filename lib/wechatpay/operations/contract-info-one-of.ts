/** Which of its members must be sent is not public: one of the three ways to name a contract is assumed. */
export const CONTRACT_INFO_ONE_OF = [
  "contract_info.password_free_contract_id",
  "contract_info.token",
  "contract_info.contract_code",
] as const;

/** Whether that at least one of these must be sent is our assumption, and not the documentation's. */
export function isAssumedGroup(members: readonly string[]): boolean {
  return members.join() === CONTRACT_INFO_ONE_OF.join();
}

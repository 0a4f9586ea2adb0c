/** What a contract can be asked for by, the most telling first. */
export const ASKABLE = [
  "code",
  "contract_id",
  "prepay_id",
  "transaction",
  "order",
  "openid",
  "account",
  "sub_mchid",
] as const;

export type Askable = (typeof ASKABLE)[number];

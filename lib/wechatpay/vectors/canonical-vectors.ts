/** A canonical string with the length and digest that were computed apart from this code, before it was written. */
export type CanonicalVector = {
  name: string;
  message: { kind: "request"; method: string; pathAndQuery: string; body: string } | { kind: "reply"; body: string };
  bytes: number;
  sha256: string;
};

/** What every vector is signed with: the sample values of the signature pages (WeChat Pay docs 4012365336). */
export const VECTOR_TIMESTAMP = "1554208460";
export const VECTOR_NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

const PRE_SIGN = "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign";
const QUERY = "/v3/password-exempt-contract/contracts/service-id/12535/out-contract-code/wxwtdk20200910100000";

export const CANONICAL_VECTORS: readonly CanonicalVector[] = [
  {
    name: "K1, the pre-sign request",
    message: {
      kind: "request",
      method: "POST",
      pathAndQuery: PRE_SIGN,
      body: '{"sp_appid":"wxd678efh567hg6787","sp_openid":"oYobu0MVnQfWpSMOYJz2AHPG_gQw","sub_mchid":"1900000109","sub_appid":"wxd678efh567hg6788","service_id":12535,"out_contract_code":"wxwtdk20200910100000","notify_url":"https://yourapp.com/notify","contract_display_account":"微信代扣用户A","prepay_id":"wx201410272009395522657a690389285100"}',
    },
    bytes: 479,
    sha256: "b6010c523217229cb19e8626953849baf8eb583a6403f02d47c28fc4f3edfd61",
  },
  {
    name: "K2, a request without a body",
    message: { kind: "request", method: "GET", pathAndQuery: QUERY, body: "" },
    bytes: 144,
    sha256: "1e1133480a94bafe25ccc9cc37ef54eeeb70633561cb01f7a554eb57c448712a",
  },
  {
    name: "K3, the pre-sign reply",
    message: {
      kind: "reply",
      body: '{"mchid":"1900000100","sub_mchid":"1900000109","service_id":12535,"out_contract_code":"wxwtdk20200910100000"}',
    },
    bytes: 154,
    sha256: "ad724487b6ab68de71b5f29173a0e82c62237ad0841dc5c8d7973d1cfca52cf0",
  },
  {
    name: "K4, a 204 reply",
    message: { kind: "reply", body: "" },
    bytes: 45,
    sha256: "daf021c5077b13414fc597564d935f2c6e5b1bf9c61e0dc2df4cd62a9aeb909e",
  },
];

/** K6: what production answers said in `sign_message_length` (community posts), each with a 32-character nonce. */
export const PRODUCTION_LENGTHS: readonly { method: string; pathAndQuery: string; bytes: number }[] = [
  { method: "GET", pathAndQuery: "/v3/certificates", bytes: 66 },
  { method: "GET", pathAndQuery: "/v3/certificates?algorithm_type=RSA", bytes: 85 },
];

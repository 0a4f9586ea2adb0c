/** K5: AES-256-GCM with a made-up APIv3 key, with and without associated data. */
export const AEAD_KEY = "0123456789abcdef0123456789abcdef";

export type AeadVector = { name: string; nonce: string; associatedData: string; plaintext: string; sealed: string };

const common = { nonce: "61f9c719728a", plaintext: '{"out_contract_code":"wxwtdk20200910100000"}' };

export const AEAD_VECTORS: readonly AeadVector[] = [
  {
    ...common,
    name: "K5, associated data `entrust`",
    associatedData: "entrust",
    sealed: "+P250vqD8aBA1U1u+B6+SwsOT6LWzrAmCVwp65ENpebdNSoS69Duq8k3f6B9pcFXjQcLGCtFGgn4ldoZ",
  },
  {
    ...common,
    name: "K5, no associated data",
    associatedData: "",
    sealed: "+P250vqD8aBA1U1u+B6+SwsOT6LWzrAmCVwp65ENpebdNSoS69Duq8k3f6B8lxpT8UN1dQ5Kq5NvzTyu",
  },
];

/** A deliberate wrong signature with which the platform probes whether a merchant verifies (docs 4013053249). */
export const PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

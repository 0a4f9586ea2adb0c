export const checks = {
  header_timestamp: {
    label: "报头 Wechatpay-Timestamp 存在",
    failed: "缺 Wechatpay-Timestamp",
    why: "时间戳是被签名的第一行，没有它就拼不出验签串。",
  },
  header_nonce: {
    label: "报头 Wechatpay-Nonce 存在",
    failed: "缺 Wechatpay-Nonce",
    why: "随机串是被签名的第二行，让每一次签名都不相同。",
  },
  header_signature: {
    label: "报头 Wechatpay-Signature 存在",
    failed: "缺 Wechatpay-Signature",
    why: "签名本身：没有它，谁都可以冒充微信支付。",
  },
  header_serial: {
    label: "报头 Wechatpay-Serial 存在",
    failed: "缺 Wechatpay-Serial",
    why: "序列号说明该用哪一把公钥来验；平台证书与微信支付公钥可能同时在用。",
  },
  clock: {
    label: "时间戳在五分钟以内",
    failed: "时间戳偏差超过五分钟",
    why: "过旧的消息可能是别人截下来重放的，偏差超过 300 秒应当拒绝。",
  },
  serial: {
    label: "序列号是已知的",
    failed: "序列号未知",
    why: "只信任自己保存过的平台公钥；序列号不认识，就没有可用来验签的公钥。",
  },
  base64: {
    label: "签名可以按 Base64 解码",
    failed: "签名格式不对",
    why: "RSA-2048 签名解码后恰为 256 字节；以 WECHATPAY/SIGNTEST/ 开头的是平台的探测流量，本来就不该通过。",
  },
  rsa: {
    label: "RSA 签名与内容一致",
    failed: "RSA 签名不符",
    why: "用平台公钥对「时间戳、随机串、原始报文」三行做 SHA256withRSA 验证，改动一个字节都会失败。",
  },
  content_type: {
    label: "报文类型是 JSON",
    failed: "报文类型不是 JSON",
    why: "官方 SDK 只收 application/json；换成别的类型，多半是中途的网关或错误页在答话。",
  },
  envelope: {
    label: "通知外层可以读懂",
    failed: "通知外层读不懂",
    why: "外层是明文 JSON，说明事件类型，以及密文用什么算法、随机串和附加数据加密。",
  },
  algorithm: {
    label: "加密算法受支持",
    failed: "加密算法不支持",
    why: "RSA 商户的通知都用 AEAD_AES_256_GCM；其他算法要用别的密钥，不能照这样解密。",
  },
  decrypt: {
    label: "用 APIv3 密钥解开密文",
    failed: "密文解不开",
    why: "GCM 自带完整性校验：密钥不对，或密文、随机串、附加数据有任何改动，都解不开。",
  },
  resource: {
    label: "明文是一个 JSON 对象",
    failed: "明文不是 JSON 对象",
    why: "业务字段都在明文里；读不成对象，就无法知道是哪一份合约。",
  },
} as const;

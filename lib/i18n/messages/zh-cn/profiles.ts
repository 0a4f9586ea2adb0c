export const profiles = {
  title: "身份",
  description: "以谁的名义签名：商户号、证书序列号和收件地址。密钥只留在服务端。",
} as const;

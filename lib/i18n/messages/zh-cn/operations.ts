export const operations = {
  title: "接口",
  description: "每个接口一张表单：字段、规则和理由，边填边看将被签名的字节。",
  send: "发送",
  sendAnyway: "仍然发送",
  sending: "正在发送…",
} as const;

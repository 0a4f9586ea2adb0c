import type { Shape } from "../shape";
import type { profiles as source } from "../zh-cn/profiles";

export const profiles: Shape<typeof source> = {
  title: "Profiles",
  description: "In whose name calls are signed: merchant id, certificate serial and inbox. Keys stay on the server.",
  sealed:
    "Private keys and APIv3 keys stay on the server, sealed with AES-256-GCM under APP_KEY; the browser sees only the summary below.",
  empty: "No profile yet",
  emptyText: "Make a simulated merchant to sign and to order.",
  suggestedName: "Simulated partner {number}",
  create: "New simulated merchant",
  creating: "Making keys and enrolling…",
  created: "Made the simulated merchant {name}",
  createFailed: "It could not be made; please try again.",
  createHint: "Makes a new merchant key and certificate and enrols it with the simulated platform; takes a moment.",
  fields: {
    mchid: "Merchant id mchid",
    serialNo: "Merchant certificate serial",
    platformSerials: "Trusted platform serials",
    spAppid: "Provider AppID sp_appid",
    subMchid: "Sub-merchant sub_mchid",
    subAppid: "Sub-merchant AppID sub_appid",
    spOpenid: "User sp_openid",
    subOpenid: "User sub_openid",
    serviceId: "Password-free service service_id",
    notifyUrl: "Inbox notify_url",
    baseUrl: "API address base_url",
  },
  groups: { credentials: "Credentials", people: "Apps and users", addresses: "Addresses" },
  platformSide: {
    title: "On the simulated platform's side",
    keyMode: "Which key the platform signs with",
    mode: {
      public_key: "WeChat Pay public key",
      certificate: "Platform certificate",
      grey: "Grey switch: from certificate to public key",
    },
    text: {
      public_key:
        "Merchants since the end of 2024: replies and notifications are signed with the public key, /v3/certificates answers 404.",
      certificate:
        "Older merchants: replies and notifications are signed with the platform certificate, even if the request names the public key.",
      grey: "Replies follow the request's Wechatpay-Serial; notifications move to the public key day by day, so both signatures arrive.",
    },
    greySince: "The switch began",
    greyShare: "{percent, number}% of the notifications use the public key by now",
    template: "Template of the contract notification",
    toSettings: "Change it in the settings",
    switched: "Switched to: {mode}",
    failed: "It could not be switched; please try again.",
  },
  followUp: {
    title: "Querying by itself",
    label: "Query once when a session ended without a notification",
    text: "A little over a minute after the two hours of a signing session, when no notification came, Qianyue queries the contract once by itself and keeps the answer as evidence. After a network failure, 429 or 5xx all of this profile’s own queries pause, and it tries again after 1, 5 and 30 minutes, then gives up. Should the program end in the middle of it, one query more is sent at most, which changes nothing on the platform.",
    simulator: "On by default for simulated profiles, by the sandbox’s clock.",
    platform:
      "Off by default for real profiles: once on, Qianyue sends requests to the real platform by itself, about sessions that end from then on.",
    on: "Qianyue now queries by itself.",
    off: "Qianyue no longer queries by itself.",
    failed: "It was not changed; please try again.",
  },
  localOnly: "The real platform refuses this notify_url: it must be https and publicly reachable.",
  enroll: {
    title: "Connect your own backend to the simulator",
    body: "Enrols a new simulated merchant and writes keys, certificates and merchant.json into a folder (mode 0600). Your SDK needs only another base URL and these credentials.",
    command: "Command",
    files: "Writes apiclient_key.pem, apiclient_cert.pem, wechatpay_cert.pem, wechatpay_pub_key.pem and merchant.json.",
  },
};

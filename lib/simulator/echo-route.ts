import { write } from "@/lib/db/client";
import { securityEcho } from "@/lib/wechatpay/operations/security-echo";
import { echoNotice } from "./notices";
import { openOaep, sealOaep } from "./oaep";
import type { SimOutside } from "./outside";
import { enqueue } from "./queue";
import type { Call, Handled, Route } from "./route";

/**
 * 商户签名验签/加解密测试: gives back what was sent; what was encrypted for the platform comes back encrypted for the
 * merchant, and a `notify_url` is told. The one call that must name a key of the platform.
 */
export const echoRoute: Route = { operation: securityEcho, handle };

async function handle({ input, merchant, namedSerial, replyKey }: Call, outside: SimOutside): Promise<Handled> {
  if (namedSerial === null) return { kind: "refused", rule: "serial_header_missing" };
  const echoMessage = input.text("echo_message");
  const encrypted = input.maybe("encrypted_echo_message");
  const opened = encrypted === null ? null : openOaep(replyKey.privateKey, encrypted);
  if (encrypted !== null && opened === null) return { kind: "refused", rule: "echo_undecipherable" };
  const url = input.maybe("notify_url");
  if (url !== null) await tell({ echoMessage, url }, merchant, outside);
  const body = {
    echo_message: echoMessage,
    ...(opened === null ? {} : { encrypted_echo_message: sealOaep(merchant.publicKey, opened) }),
  };
  return { kind: "ok", body };
}

function tell(echo: { echoMessage: string; url: string }, merchant: Call["merchant"], outside: SimOutside) {
  const { store, clock, wireClock, random } = outside;
  const draft = echoNotice({ ...echo, mchid: merchant.mchid });
  const times = { nowMs: clock.now(), wireMs: wireClock.now() };
  return write(store, async (tx, publish) => {
    publish({ kind: "delivery", id: await enqueue(tx, draft, { merchant, ...times, random }) });
  });
}

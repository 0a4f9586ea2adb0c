import path from "node:path";
import { parseArgs } from "node:util";
import { createSend } from "@/lib/egress";
import { env } from "@/lib/env";
import { world } from "@/lib/machine/world";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import { enrol } from "@/lib/simulator/enrol";
import { merchantFile } from "@/lib/simulator/merchant-file";
import { type GrantedMerchant, registerMerchant, runningDoor } from "./machine-door";
import { expectNoMerchant, writeMerchant } from "./merchant-files";

const USAGE = `npm run enroll -- --out DIR [--force]

Registers a new merchant with the simulated platform and writes what a backend needs into DIR:
apiclient_key.pem, apiclient_cert.pem, wechatpay_cert.pem, wechatpay_pub_key.pem, merchant.json.
--force writes over a merchant that is there already.`;

/** `npm run enroll`: through the server that runs, or straight into its store when none does. */
async function enroll(): Promise<number> {
  const { values } = parseArgs({
    options: { out: { type: "string" }, force: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help || !values.out) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const directory = path.resolve(values.out);
  if (!values.force) expectNoMerchant(directory);
  const keys = await newMerchantKeys();
  const granted = await grant(keys);
  writeMerchant(directory, { ...granted, apiclient_key_pem: keys.privateKeyPem });
  console.log(nextSteps(directory, granted));
  return 0;
}

async function grant(keys: { publicKeyPem: string; apiv3Key: string }): Promise<GrantedMerchant> {
  const send = createSend({ allowPrivate: true });
  const door = await runningDoor(send);
  if (door) return registerMerchant(door, keys, send);
  const opened = await world();
  try {
    const granted = await enrol(keys, opened.sim);
    return {
      merchant: merchantFile(granted, { apiv3Key: keys.apiv3Key, baseUrl: `${env.PUBLIC_URL}/` }),
      apiclient_cert_pem: granted.certificatePem,
      wechatpay_cert_pem: granted.platformCertificatePem,
      wechatpay_pub_key_pem: granted.publicKeyPem,
    };
  } finally {
    await opened.close();
  }
}

function nextSteps(directory: string, { merchant }: GrantedMerchant): string {
  return `商户 ${merchant.mchid} 已写入 ${directory}（目录 0700，文件 0600）
Merchant ${merchant.mchid} is in ${directory} (directory 0700, files 0600)

  服务 server   npm start    ${merchant.base_url}
  付款人 payer   curl -X POST ${merchant.base_url}sandbox/cashier/{prepay_id}/pay   (then /agree, /decline or /close)

  import { readFileSync } from "node:fs";
  import { Wechatpay } from "wechatpay-axios-plugin";

  const dir = ${JSON.stringify(directory)};
  const read = (name) => readFileSync(\`\${dir}/\${name}\`, "utf8");
  const me = JSON.parse(read("merchant.json"));
  const wxpay = new Wechatpay({
    baseURL: me.base_url,
    mchid: me.mchid,
    serial: me.serial_no,
    privateKey: read("apiclient_key.pem"),
    certs: { [me.platform_serial_no]: read("wechatpay_cert.pem"), [me.pub_key_id]: read("wechatpay_pub_key.pem") },
  });
  const { data } = await wxpay.v3.pay.partner.transactions.jsapi.post({
    sp_appid: me.sp_appid, sp_mchid: me.mchid, sub_mchid: me.sub_mchid,
    description: "demo", out_trade_no: \`T\${Date.now()}\`, notify_url: "http://localhost:8080/pay",
    amount: { total: 1 }, payer: { sp_openid: me.sp_openid },
  });
  console.log(data.prepay_id);`;
}

enroll().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

import { createDecipheriv, createPublicKey, createSecretKey, verify } from "node:crypto";
import { createServer } from "node:http";

/**
 * The yardstick of the ingest row: `node:http` that verifies and decrypts and keeps nothing. It shares no code with
 * the product. Its port, public key and APIv3 key come by the environment.
 */
const { BARE_PORT = "", BARE_PUBLIC_KEY = "", BARE_APIV3_KEY = "" } = process.env;
const publicKey = createPublicKey(BARE_PUBLIC_KEY);
const apiv3Key = createSecretKey(Buffer.from(BARE_APIV3_KEY, "base64"));

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const { headers } = request;
    const head = `${headers["wechatpay-timestamp"]}\n${headers["wechatpay-nonce"]}\n`;
    const message = Buffer.concat([Buffer.from(head), body, Buffer.from("\n")]);
    const signature = Buffer.from(String(headers["wechatpay-signature"]), "base64");
    const verified = verify("RSA-SHA256", message, publicKey, signature);
    const { resource } = JSON.parse(body.toString());
    const sealed = Buffer.from(resource.ciphertext, "base64");
    const decipher = createDecipheriv("aes-256-gcm", apiv3Key, resource.nonce);
    decipher.setAAD(Buffer.from(resource.associated_data));
    decipher.setAuthTag(sealed.subarray(-16));
    JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString());
    response.writeHead(verified ? 204 : 401).end();
  });
}).listen(Number(BARE_PORT), "127.0.0.1");

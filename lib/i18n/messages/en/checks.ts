import type { Shape } from "../shape";
import type { checks as source } from "../zh-cn/checks";

export const checks: Shape<typeof source> = {
  header_timestamp: {
    label: "Header Wechatpay-Timestamp is present",
    failed: "No Wechatpay-Timestamp",
    why: "The timestamp is the first signed line; without it the signed text cannot be rebuilt.",
  },
  header_nonce: {
    label: "Header Wechatpay-Nonce is present",
    failed: "No Wechatpay-Nonce",
    why: "The nonce is the second signed line and makes every signature different.",
  },
  header_signature: {
    label: "Header Wechatpay-Signature is present",
    failed: "No Wechatpay-Signature",
    why: "The signature itself: without it anybody could pose as WeChat Pay.",
  },
  header_serial: {
    label: "Header Wechatpay-Serial is present",
    failed: "No Wechatpay-Serial",
    why: "It names the public key to verify with; platform certificates and WeChat Pay public keys may both be in use.",
  },
  clock: {
    label: "Timestamp is within five minutes",
    failed: "Clock off by over 5 min",
    why: "An old message may be one that somebody caught and replays; beyond 300 seconds it should be refused.",
  },
  serial: {
    label: "Serial is known",
    failed: "Serial not known",
    why: "Only platform keys that were stored beforehand are trusted; an unknown serial leaves no key to verify with.",
  },
  base64: {
    label: "Signature decodes as Base64",
    failed: "Signature malformed",
    why: "An RSA-2048 signature has exactly 256 bytes; one that begins with WECHATPAY/SIGNTEST/ is probe traffic and is meant to fail.",
  },
  rsa: {
    label: "RSA signature matches the content",
    failed: "RSA signature differs",
    why: "SHA256withRSA over three lines (timestamp, nonce, raw body) with the platform's key; a single changed byte makes it fail.",
  },
  content_type: {
    label: "The body is called JSON",
    failed: "Content is not JSON",
    why: "The official SDKs take application/json only; another type usually means that a proxy or an error page answered.",
  },
  envelope: {
    label: "Envelope is readable",
    failed: "Envelope unreadable",
    why: "The outer JSON is plain: it names the event, and the algorithm, nonce and associated data of the ciphertext.",
  },
  algorithm: {
    label: "Algorithm is supported",
    failed: "Algorithm unsupported",
    why: "Notifications to RSA merchants use AEAD_AES_256_GCM; any other algorithm needs another key and must not be forced.",
  },
  decrypt: {
    label: "The APIv3 key opens the ciphertext",
    failed: "Does not decrypt",
    why: "GCM checks integrity as well: a wrong key, or any change to ciphertext, nonce or associated data, and it will not open.",
  },
  resource: {
    label: "Plaintext is a JSON object",
    failed: "Plaintext is not JSON",
    why: "The business fields are inside; unless it reads as an object nobody can tell which contract it is about.",
  },
};

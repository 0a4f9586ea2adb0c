import type { Enrolment } from "./enrol";

/** `merchant.json`: what a backend needs beside its PEM files to talk to the simulator. */
export type MerchantFile = {
  mchid: string;
  serial_no: string;
  apiv3_key: string;
  platform_serial_no: string;
  pub_key_id: string;
  base_url: string;
  sp_appid: string;
  sub_mchid: string;
  sub_appid: string;
  service_id: number;
  sp_openid: string;
  sub_openid: string;
};

export function merchantFile(enrolment: Enrolment, own: { apiv3Key: string; baseUrl: string }): MerchantFile {
  return {
    mchid: enrolment.mchid,
    serial_no: enrolment.serialNo,
    apiv3_key: own.apiv3Key,
    platform_serial_no: enrolment.platformSerial,
    pub_key_id: enrolment.publicKeyId,
    base_url: own.baseUrl,
    sp_appid: enrolment.spAppid,
    sub_mchid: enrolment.subMchid,
    sub_appid: enrolment.subAppid,
    service_id: enrolment.serviceId,
    sp_openid: enrolment.spOpenid,
    sub_openid: enrolment.subOpenid,
  };
}

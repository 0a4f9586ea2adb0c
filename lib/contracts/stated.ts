import { member, textMember } from "@/lib/wechatpay/json";

/** When a plaintext or a reply says that the contract was signed, or null. Whole seconds: the platform gives no more. */
export function statedSigning(said: unknown): number | null {
  return instantOf(textMember(said, "contract_signed_time"));
}

/** What is said of an end; each part null where it is not said. */
export type StatedEnd = { atMs: number | null; by: string | null; remark: string | null };

/** What a plaintext or a reply says of an end (docs: 查询协议 contract_terminate_info). */
export function statedEnd(said: unknown): StatedEnd {
  const info = member(said, "contract_terminate_info");
  return {
    atMs: instantOf(textMember(info, "contract_terminated_time")),
    by: textMember(info, "contract_termination_mode"),
    remark: textMember(info, "contract_termination_remark"),
  };
}

/** When a plaintext or a reply says that the order was paid, or null. */
export function statedPayment(said: unknown): number | null {
  return instantOf(textMember(said, "success_time"));
}

const DIGITS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** Milliseconds of a time as the platform writes it, older notifications in fourteen digits of Beijing; else null. */
export function instantOf(text: string | null): number | null {
  const ms = Date.parse(text?.replace(DIGITS, "$1-$2-$3T$4:$5:$6+08:00") ?? "");
  return Number.isFinite(ms) ? ms : null;
}

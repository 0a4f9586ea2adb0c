import { member, textMember } from "@/lib/wechatpay/json";

/** When a plaintext or a reply says that the contract was signed, or null. Whole seconds: the platform gives no more. */
export function statedSigning(said: unknown): number | null {
  return instant(textMember(said, "contract_signed_time"));
}

/** What a plaintext or a reply says of an end (docs: 查询协议 contract_terminate_info). */
export function statedEnd(said: unknown): { atMs: number | null; by: string | null; remark: string | null } {
  const info = member(said, "contract_terminate_info");
  return {
    atMs: instant(textMember(info, "contract_terminated_time")),
    by: textMember(info, "contract_termination_mode"),
    remark: textMember(info, "contract_termination_remark"),
  };
}

/** When a plaintext or a reply says that the order was paid, or null. */
export function statedPayment(said: unknown): number | null {
  return instant(textMember(said, "success_time"));
}

function instant(text: string | null): number | null {
  const ms = Date.parse(text ?? "");
  return Number.isFinite(ms) ? ms : null;
}

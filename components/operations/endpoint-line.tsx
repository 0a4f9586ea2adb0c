import type { Operation } from "@/lib/wechatpay/operation";

/** Method and path, which may break anywhere rather than push a phone's page sideways. */
export function EndpointLine({ op }: { op: Pick<Operation, "method" | "path"> }) {
  return (
    <p className="flex items-baseline gap-2 font-mono text-xs">
      <span className="shrink-0 font-semibold text-brand">{op.method}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{op.path}</span>
    </p>
  );
}

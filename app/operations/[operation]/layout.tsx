import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { operationById } from "@/lib/wechatpay/operations/registry";

type LayoutProps = { params: Promise<{ operation: string }>; children: ReactNode };

/** Decides before anything is streamed, so that an unknown operation is answered 404 and not 200. */
export default async function OperationLayout({ params, children }: LayoutProps) {
  if (!operationById((await params).operation)) notFound();
  return children;
}

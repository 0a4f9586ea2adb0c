import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { readExchange } from "./read-exchange";

type LayoutProps = { params: Promise<{ id: string }>; children: ReactNode };

/** Decides before anything is streamed, so that an unknown id is answered 404 and not 200. */
export default async function ExchangeLayout({ params, children }: LayoutProps) {
  if (!(await readExchange((await params).id))) notFound();
  return children;
}

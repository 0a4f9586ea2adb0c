"use client";

import { useSearchParams } from "next/navigation";
import { routes } from "@/lib/routes";

/** Makes addresses of a delivery, of one of its attempts, or of none, on the page of the list that is open. */
export function useDeliveryLink(): (opened?: Readonly<Record<string, string>>) => string {
  const before = useSearchParams().get("before");
  return (opened = {}) => routes.simulatorView("deliveries", before === null ? opened : { ...opened, before });
}

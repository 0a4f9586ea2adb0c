import { PageSkeleton } from "@/components/notifications/page-skeleton";

export default function Loading() {
  return <PageSkeleton />;
}

import Link from "next/link";
import { routes } from "@/lib/routes";

/** The mark and both names. The mark is the icon of the site: a tick that is also a signature. */
export function Brand({ name, latin }: { name: string; latin: string }) {
  return (
    <Link href={routes.home()} className="-mx-1 inline-flex items-center gap-2.5 rounded-md px-1 py-0.5">
      <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-[#0b7f45]" />
        <path
          d="M7.5 17.2l5 5L24.2 9.6"
          className="fill-none stroke-[3] stroke-white"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M17 23.4h7.5" className="fill-none stroke-[2.4] stroke-white/65" strokeLinecap="round" />
      </svg>
      <span className="flex items-baseline gap-1.5">
        <span className="font-semibold text-base tracking-tight">{name}</span>
        <span className="font-medium text-muted-foreground text-xs">{latin}</span>
      </span>
    </Link>
  );
}

"use client";

import { Check, Clock, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { type HeadingRef, StageHeading } from "./stage-heading";

const ICONS = {
  done: { Icon: Check, look: "bg-[#07c160] text-white" },
  failed: { Icon: X, look: "bg-[#d9363e] text-white" },
  nothing: { Icon: Minus, look: "bg-[#8a8a8a] text-white" },
  over: { Icon: Clock, look: "bg-[#8a8a8a] text-white" },
} as const;

type ResultScreenProps = {
  icon: keyof typeof ICONS;
  title: string;
  heading: HeadingRef;
  amount?: string;
  text: string | null;
  children?: ReactNode;
};

/** One sign, one sentence: how it ended. */
export function ResultScreen({ icon, title, heading, amount, text, children }: ResultScreenProps) {
  const { Icon, look } = ICONS[icon];
  return (
    <div className="flex flex-1 flex-col items-center bg-white px-6 pt-14 pb-8 text-center dark:bg-[#191919]">
      <span aria-hidden="true" className={cn("grid size-16 place-items-center rounded-full", look)}>
        <Icon className="size-9" strokeWidth={2.5} />
      </span>
      <StageHeading ref={heading} className="mt-5 text-xl">
        {title}
      </StageHeading>
      {amount ? <p className="mt-3 font-semibold text-4xl tabular-nums tracking-tight">{amount}</p> : null}
      {text ? <p className="mt-3 max-w-72 text-[#5f5f5f] text-sm dark:text-[#a0a0a0]">{text}</p> : null}
      <div className="mt-auto w-full pt-8">{children}</div>
    </div>
  );
}

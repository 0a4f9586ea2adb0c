import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";

const LOOKS = {
  // WeChat's own green (#07c160) does not carry white text; this is the same hue, dark enough to be read.
  pay: "bg-[#058743] text-white hover:bg-[#04783b] active:bg-[#036a34]",
  plain: "bg-black/5 text-[#191919] hover:bg-black/10 dark:bg-white/10 dark:text-[#e3e3e3] dark:hover:bg-white/15",
  quiet: "text-[#46597f] hover:underline dark:text-[#9db2d6]",
} as const;

type PhoneButtonProps = ComponentProps<"button"> & { look: keyof typeof LOOKS };

export function PhoneButton({ look, className, type = "button", ...rest }: PhoneButtonProps) {
  return (
    <button
      type={type}
      className={cn(
        "min-h-12 w-full rounded-lg px-4 font-medium text-base transition-colors aria-disabled:opacity-60",
        LOOKS[look],
        className,
      )}
      {...rest}
    />
  );
}

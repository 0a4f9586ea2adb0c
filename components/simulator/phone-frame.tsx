import type { ReactNode } from "react";

/** A phone: a frame on a wide screen, the whole width on a narrow one. It always says that it is a simulation. */
export function PhoneFrame({ name, banner, children }: { name: string; banner: string; children: ReactNode }) {
  return (
    <section
      aria-label={name}
      className="relative mx-auto flex w-full max-w-md flex-col overflow-clip bg-[#ededed] text-[#191919] max-sm:-mx-4 max-sm:w-auto max-sm:max-w-none sm:min-h-[44rem] sm:w-[24.375rem] sm:rounded-[2.75rem] sm:border-[0.6rem] sm:border-[#1c1c1e] dark:border-[#48484a] sm:shadow-2xl dark:bg-[#111] dark:text-[#e3e3e3] max-sm:min-h-[calc(100dvh-9rem)]"
    >
      <p className="relative z-10 bg-[#fff3cd] px-4 pt-3 pb-2 text-center font-medium text-[#5c4400] text-xs dark:bg-[#3a2f10] dark:text-[#f2d98a]">
        {banner}
      </p>
      {children}
    </section>
  );
}

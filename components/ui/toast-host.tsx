"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster } from "sonner";

/** Sonner forgets what is said before it listens; `onReady` runs once it does (a child's effects come first). */
export default function ToastHost({ onReady }: { onReady: () => void }) {
  const { resolvedTheme } = useTheme();
  useEffect(onReady, [onReady]);
  return <Toaster position="bottom-right" theme={resolvedTheme === "dark" ? "dark" : "light"} />;
}

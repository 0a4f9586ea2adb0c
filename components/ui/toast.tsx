"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

const ToastHost = dynamic(() => import("./toast-host"), { ssr: false });

const WANTED = "qianyue:toast-wanted";

let announceReady = () => {};
const ready = new Promise<void>((resolve) => {
  announceReady = resolve;
});

/** Says something in passing. Sonner (10 KB) is fetched when there is first something to say. */
export const toast = {
  success: (text: string) => say((sonner) => sonner.success(text)),
  error: (text: string) => say((sonner) => sonner.error(text)),
  message: (text: string) => say((sonner) => sonner.message(text)),
};

function say(speak: (sonner: typeof import("sonner").toast) => void): void {
  window.dispatchEvent(new Event(WANTED));
  void Promise.all([import("sonner"), ready]).then(([module]) => speak(module.toast));
}

/** Where toasts appear; stands once, in the providers. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    window.addEventListener(WANTED, want, { once: true });
    return () => window.removeEventListener(WANTED, want);
  }, []);
  return wanted ? <ToastHost onReady={announceReady} /> : null;
}

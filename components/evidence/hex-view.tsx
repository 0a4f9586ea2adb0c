"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { hexColumns } from "./hex-rows";

const SHOWN_BYTES = 16 * 1024;

/** Offset, hex and ASCII of exact bytes: sixteen in a row, eight on a narrow screen; the first 16 KB until asked for more. */
export function HexView({ bytes, label }: { bytes: Uint8Array; label?: string }) {
  const t = useTranslations("common");
  const [whole, setWhole] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const perRow = useBytesPerRow(frame);
  if (bytes.length === 0) return <p className="bg-code px-4 py-3 text-muted-foreground">{t("empty")}</p>;
  const cut = !whole && bytes.length > SHOWN_BYTES;
  const columns = hexColumns(cut ? bytes.subarray(0, SHOWN_BYTES) : bytes, perRow);
  return (
    <figure ref={frame} className="bg-code" aria-label={label ?? t("hex")}>
      <div className="flex gap-3 overflow-hidden px-3 py-2 font-mono text-[0.8125rem] leading-[1.35rem] sm:gap-5 sm:px-4">
        <pre className="select-none text-muted-foreground">{columns.offsets}</pre>
        <pre>{columns.hex}</pre>
        <pre className="text-code-string">{columns.ascii}</pre>
      </div>
      <figcaption className="flex items-center justify-between gap-4 border-t px-4 py-1.5 text-muted-foreground text-xs tabular-nums">
        <span>{t("totalBytes", { bytes: bytes.length })}</span>
        {cut ? (
          <Button variant="link" size="sm" onClick={() => setWhole(true)}>
            {t("showAll", { bytes: bytes.length })}
          </Button>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** As many as fit without scrolling sideways. */
function useBytesPerRow(frame: RefObject<HTMLElement | null>): number {
  const [perRow, setPerRow] = useState(16);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => setPerRow(bytesThatFit(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return perRow;
}

function bytesThatFit(widthPx: number): number {
  if (widthPx >= 650) return 16;
  return widthPx >= 345 ? 8 : 4;
}

import { useId } from "react";

type Point = { label: string; whole: number; part: number };

type DayChartProps = {
  title: string;
  names: { whole: string; part: string };
  /** Only days on which something happened. */
  points: readonly Point[];
  from: string;
  to: string;
};

const HEIGHT = 100;
const DAY_MS = 86_400_000;

/** A bar a day: outlined the whole, filled the part of it. It is told apart by form, not by colour; the table has the figures. */
export function DayChart({ title, names, points, from, to }: DayChartProps) {
  const id = useId();
  const start = Date.parse(from);
  const days = Math.round((Date.parse(to) - start) / DAY_MS) + 1;
  const most = Math.max(1, ...points.map(({ whole }) => whole));
  return (
    <figure aria-labelledby={id}>
      <figcaption id={id} className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="font-medium">{title}</span>
        <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
          <Swatch className="fill-none stroke-foreground" /> {names.whole}
        </span>
        <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
          <Swatch className="fill-brand stroke-brand" /> {names.part}
        </span>
      </figcaption>
      <div className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-2 text-2xs text-muted-foreground tabular-nums">
        <div aria-hidden="true" className="flex flex-col justify-between text-right">
          <span>{most}</span>
          <span>0</span>
        </div>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${days} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-40 w-full border-b border-l"
        >
          {points.map(({ label, whole, part }) => {
            const x = Math.round((Date.parse(label) - start) / DAY_MS) + 0.15;
            const [tall, full] = [(whole / most) * HEIGHT, (part / most) * HEIGHT];
            return (
              <g key={label}>
                <title>{`${label}: ${names.whole} ${whole}, ${names.part} ${part}`}</title>
                <rect
                  {...{ x, width: 0.7, y: HEIGHT - tall, height: tall }}
                  vectorEffect="non-scaling-stroke"
                  className="fill-transparent stroke-foreground"
                />
                <rect {...{ x, width: 0.7, y: HEIGHT - full, height: full }} className="fill-brand" />
              </g>
            );
          })}
        </svg>
        <span />
        <div aria-hidden="true" className="flex justify-between pt-1">
          <span>{from}</span>
          <span>{to}</span>
        </div>
      </div>
    </figure>
  );
}

function Swatch({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5">
      <rect x="1" y="1" width="8" height="8" strokeWidth="1.5" className={className} />
    </svg>
  );
}

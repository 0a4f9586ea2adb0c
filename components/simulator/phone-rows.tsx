/** Label and value, line by line, as the cashier lists what is being paid. */
export function PhoneRows({ rows }: { rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="w-full divide-y divide-black/5 text-sm dark:divide-white/10">
      {rows.map(([label, value]) => (
        <div key={label} className="flex justify-between gap-6 py-3">
          <dt className="shrink-0 text-[#5f5f5f] dark:text-[#a0a0a0]">{label}</dt>
          <dd className="break-anywhere min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

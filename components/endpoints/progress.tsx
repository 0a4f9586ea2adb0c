/** Told to those who do not see the cases arrive. */
export function Progress({ text }: { text: string }) {
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}

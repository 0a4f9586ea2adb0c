/**
 * Runs `work` at most once at a time; calls during a run lead to exactly one more run after it. A burst of a thousand
 * events then costs two readings, and the last one sees everything.
 */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => void run();
}

/** Next calls this once per process, before the first request: the machine door opens beside the console. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env } = await import("@/lib/env");
    if (env.building) return;
    const { startMachineDoor } = await import("@/lib/machine/start");
    await startMachineDoor();
    const { ensureFirstProfile } = await import("@/app/profiles/simulated-profile");
    await ensureFirstProfile();
  }
}

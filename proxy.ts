import { isConsoleHost } from "@/lib/machine/console-host";
import { consoleNames } from "@/lib/machine/console-names";

/** Before every page, action and API of the console; Next wants this file here, under this name. */
export function proxy(request: Request): Response | undefined {
  if (isConsoleHost(request.headers.get("host"), consoleNames())) return undefined;
  const text = "421: this console is not known by that name. Set CONSOLE_HOSTS to the names it may be called by.\n";
  return new Response(text, { status: 421, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** Built files are the same for everyone. */
export const config = { matcher: "/((?!_next/static/).*)" };

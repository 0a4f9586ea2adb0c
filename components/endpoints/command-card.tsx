import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { EndpointTexts } from "@/lib/endpoints/step-text";

const COMMANDS = [
  "npm run enroll -- --out ./merchant",
  "npm run conform -- --url http://localhost:8080/notify --merchant ./merchant --out report.xml",
];

/** The same from a shell, for those who build by machine. */
export function CommandCard({ t }: { t: EndpointTexts }) {
  return (
    <Card aria-labelledby="endpoint-command">
      <CardHeader id="endpoint-command" title={t("command.title")} description={t("command.text")} />
      <CardBody className="flex flex-col gap-2">
        {COMMANDS.map((command) => (
          <p key={command} className="flex items-center gap-2 rounded-md border bg-code px-3 py-1.5">
            <code className="min-w-0 flex-1 text-[0.8125rem] [overflow-wrap:anywhere]">{command}</code>
            <CopyButton text={command} name={t("command.copy")} />
          </p>
        ))}
      </CardBody>
    </Card>
  );
}

import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { inboxes } from "@/lib/i18n/messages/zh-cn/inboxes";
import { translator } from "@/lib/i18n/translator";
import { routes } from "@/lib/routes";
import { ImportRoom } from "./import-room";

function markup(profiles: { inbox: string; name: string }[]): string {
  return renderToStaticMarkup(
    <IntlProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={{ inboxes }}>
      <ImportRoom profiles={profiles} take={async () => ({})} />
    </IntlProvider>,
  );
}

test("without an identity an import offers no form that could not work, but the way to the identities", () => {
  const shown = markup([]);
  expect(shown).not.toContain("<form");
  expect(shown).toContain(`href="${routes.profiles()}"`);
  expect(shown).toContain(translator("zh-CN")("inboxes.importing.noProfile"));
});

test("with an identity an import is a form that can be sent", () => {
  const shown = markup([{ inbox: "in_1", name: "QA" }]);
  expect(shown).toContain("<form");
  expect(shown).not.toContain('disabled=""');
});

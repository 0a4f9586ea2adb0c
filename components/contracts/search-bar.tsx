import { Search } from "lucide-react";
import Link from "next/link";
import { getTranslator } from "@/components/shell/request-locale";
import { Button, buttonClass } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type ContractFilter, OUTCOMES, SEEN } from "@/lib/contracts/contract-filter";
import { routes } from "@/lib/routes";

/** One box for whatever was pasted, and a state; a plain form, so that it works before anything is loaded. */
export async function SearchBar({ filter }: { filter: ContractFilter }) {
  const t = await getTranslator("contracts");
  return (
    <search>
      <form action={routes.contracts()} className="flex flex-wrap items-end gap-2">
        {filter.view === null ? null : <input type="hidden" name="view" value={filter.view} />}
        <div className="min-w-0 flex-1 basis-72">
          <label htmlFor="contract-search" className="mb-1 block text-muted-foreground text-xs">
            {t("search.label")}
          </label>
          <Input
            id="contract-search"
            name="q"
            defaultValue={filter.text}
            placeholder={t("search.placeholder")}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className="basis-48">
          <label htmlFor="contract-state" className="mb-1 block text-muted-foreground text-xs">
            {t("search.state")}
          </label>
          <Select id="contract-state" name="state" defaultValue={filter.outcome ?? ""}>
            <option value="">{t("search.anyState")}</option>
            {OUTCOMES.filter((kind) => SEEN.includes(kind) || kind === filter.outcome).map((kind) => (
              <option key={kind} value={kind}>
                {t(`outcome.${kind}.label`)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" variant="primary">
          <Search aria-hidden="true" />
          {t("search.button")}
        </Button>
        <Link href={routes.contracts()} className={buttonClass({ variant: "ghost" })}>
          {t("search.clear")}
        </Link>
      </form>
    </search>
  );
}

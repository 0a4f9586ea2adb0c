"use client";

import { Crosshair, Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { removeTarget } from "@/app/targets/actions";
import { EmptyState } from "@/components/evidence/empty-state";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { routes } from "@/lib/routes";
import type { Target } from "@/lib/targets/target";
import { type ProfileName, TargetForm } from "./target-form";

type Opened = { kind: "new" } | { kind: "edit"; target: Target } | { kind: "remove"; target: Target } | null;

/** Every target by its merchant, and how to make, change and delete one. */
export function TargetList({ targets, profiles }: { targets: readonly Target[]; profiles: readonly ProfileName[] }) {
  const t = useTranslations("targets");
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const add = (
    <Button variant="primary" onClick={() => setOpened({ kind: "new" })}>
      <Plus aria-hidden="true" />
      {t("add")}
    </Button>
  );
  return (
    <>
      {targets.length === 0 && profiles.length === 0 ? (
        <EmptyState
          icon={<Crosshair />}
          title={t("noProfile")}
          action={
            <Link href={routes.profiles()} className={buttonClass({ variant: "primary" })}>
              {t("toProfiles")}
            </Link>
          }
        >
          {t("noProfileText")}
        </EmptyState>
      ) : targets.length === 0 ? (
        <EmptyState icon={<Crosshair />} title={t("none")} action={add}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <>
          {profiles.length === 0 ? null : <div className="mb-4 flex justify-end">{add}</div>}
          <Card>
            <ul aria-label={t("title")} className="divide-y">
              {targets.map((target) => (
                <TargetRow
                  key={target.id}
                  target={target}
                  profile={profiles.find(({ id }) => id === target.profileId)?.name ?? target.profileId}
                  onOpen={(kind) => setOpened({ kind, target })}
                />
              ))}
            </ul>
          </Card>
        </>
      )}
      <Dialog
        open={opened?.kind === "new" || opened?.kind === "edit"}
        onClose={close}
        title={opened?.kind === "edit" ? t("editNamed", { name: opened.target.name }) : t("add")}
      >
        {opened?.kind === "new" || opened?.kind === "edit" ? (
          <TargetForm
            key={opened.kind === "edit" ? opened.target.id : "new"}
            target={opened.kind === "edit" ? opened.target : null}
            profiles={profiles}
            onSaved={close}
          />
        ) : null}
      </Dialog>
      <Dialog open={opened?.kind === "remove"} onClose={close} title={t("removeTitle")}>
        {opened?.kind === "remove" ? <Removal target={opened.target} onDone={close} /> : null}
      </Dialog>
    </>
  );
}

type TargetRowProps = { target: Target; profile: string; onOpen: (kind: "edit" | "remove") => void };

function TargetRow({ target, profile, onOpen }: TargetRowProps) {
  const t = useTranslations("targets");
  const { name, url, headerNames } = target;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">
          {name} <span className="font-normal text-muted-foreground text-xs">{profile}</span>
        </p>
        <p className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">{url}</p>
        {headerNames.length > 0 ? (
          <p className="mt-1 flex flex-wrap gap-1">
            {headerNames.map((header) => (
              <Badge key={header}>{header}</Badge>
            ))}
          </p>
        ) : null}
      </div>
      <div className="flex gap-1">
        <Button size="sm" aria-label={t("editNamed", { name })} onClick={() => onOpen("edit")}>
          <Pencil aria-hidden="true" />
          {t("edit")}
        </Button>
        <Button size="sm" variant="ghost" aria-label={t("removeNamed", { name })} onClick={() => onOpen("remove")}>
          <Trash2 aria-hidden="true" />
          {t("remove")}
        </Button>
      </div>
    </li>
  );
}

function Removal({ target, onDone }: { target: Target; onDone: () => void }) {
  const t = useTranslations("targets");
  const common = useTranslations("common");
  const [isBusy, startWork] = useTransition();
  const remove = () =>
    startWork(async () => {
      const done = await removeTarget({ id: target.id }).then(
        ({ data }) => data ?? null,
        () => null,
      );
      if (done === null) return toast.error(t("failed"));
      toast.success(t("removed", { name: target.name }));
      onDone();
    });
  return (
    <>
      <p>{t("removeText", { name: target.name })}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{common("cancel")}</Button>
        <Button variant="destructive" disabled={isBusy} onClick={remove}>
          {t("remove")}
        </Button>
      </div>
    </>
  );
}

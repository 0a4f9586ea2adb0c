import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Select } from "@/components/ui/select";
import type { ProfileSummary } from "@/lib/profiles/profile";

type ProfileChoiceProps = {
  profiles: readonly ProfileSummary[];
  chosen: ProfileSummary;
  onChoose: (profile: ProfileSummary) => void;
};

/** Whose key signs, and which platform hears it; a choice only where there is one. */
export function ProfileChoice({ profiles, chosen, onChoose }: ProfileChoiceProps) {
  const t = useTranslations("operations");
  const common = useTranslations("common");
  const choose = (id: string) => {
    const profile = profiles.find((candidate) => candidate.id === id);
    if (profile) onChoose(profile);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-3">
      <label htmlFor="profile" className="font-medium">
        {t("profile")}
      </label>
      {profiles.length > 1 ? (
        <Select id="profile" value={chosen.id} onChange={(event) => choose(event.target.value)} className="min-w-52">
          {profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {profile.name} · {profile.mchid}
            </option>
          ))}
        </Select>
      ) : (
        <output id="profile" className="min-w-0">
          {chosen.name} <code className="text-muted-foreground text-xs">{chosen.mchid}</code>
        </output>
      )}
      <Badge tone={chosen.target === "platform" ? "warning" : "neutral"}>{common(`target.${chosen.target}`)}</Badge>
    </div>
  );
}

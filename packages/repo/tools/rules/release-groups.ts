import { join } from "node:path";
import { type Finding } from "./finding.ts";
import { publicPackages, readJson, type Workspace } from "./workspace.ts";

const configFile = ".changeset/config.json";

interface ChangesetConfig {
  readonly access?: string;
  readonly linked?: readonly (readonly string[])[];
}

/** The packages of a family are released with one version: changesets links them, and publishes them openly. */
export function releaseGroups(workspace: Workspace): readonly Finding[] {
  const { access, linked = [] } = readJson(join(workspace.root, configFile)) as ChangesetConfig;
  const unlinked = publicPackages(workspace).filter(({ name }) => {
    const groups = linked.filter((group) => group.some((pattern) => matches(pattern, name)));
    return groups.length !== 1 || !groups[0]?.includes(`${name.split("/")[0] ?? ""}/*`);
  });
  return [
    ...(access === "public" ? [] : [{ at: configFile, message: '"access" must be "public"' }]),
    ...unlinked.map(({ name }) => ({ at: configFile, message: `${name} is not linked to exactly its own family` })),
  ];
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("/*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

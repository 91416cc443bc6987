import { turboBoundaries } from "../../rules/boundaries.ts";
import { readWorkspace, type Workspace } from "../../rules/workspace.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The arrows of the small workspace: `@maze/config` may import `@maze/core` and nothing else is allowed. */
export const smallArrows = { "@maze/core": [], "@maze/config": ["@maze/core"], "@maze/sandbox": ["@maze/core"] };

const settings = "packages:\n  - packages/maze/*\n  - examples/*\ncatalog:\n  zod: 4.6.7\n";
const manifest = (name: string): object => ({ name: `@maze/${name}`, exports: { ".": {}, "./testing": {} } });

/** A workspace that keeps every rule except for what `files` adds to it. */
export function smallWorkspace(files: Readonly<Record<string, unknown>> = {}): Workspace {
  const root = temporaryFolder({
    "pnpm-workspace.yaml": settings,
    "turbo.json": { boundaries: turboBoundaries(smallArrows) },
    ".changeset/config.json": { access: "public", linked: [["@maze/*"]] },
    LICENSE: "MIT\n",
    "packages/maze/core/package.json": manifest("core"),
    "packages/maze/config/package.json": manifest("config"),
    "packages/maze/sandbox/package.json": manifest("sandbox"),
    ...files,
  });
  return readWorkspace(root);
}

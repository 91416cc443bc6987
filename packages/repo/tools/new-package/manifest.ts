import { type PackagePlace } from "./package-name.ts";

type Json = { readonly [key: string]: unknown };

export interface ManifestInput {
  readonly place: PackagePlace;
  /** The names of the workspace packages that it depends on. */
  readonly workspaceDependencies: readonly string[];
  /** The entry files inside `src` without their ending: `index`, and `testing/index` for a `./testing` entry. */
  readonly entries: readonly string[];
}

const tooling = { "@repo/tools": "workspace:^", "@types/node": "catalog:", "typescript-7": "catalog:" };
const checks = { test: "vitest run", "test:slow": "vitest run --mode slow", typecheck: "tsc" };

/** The package.json of a new package. */
export function manifestOf(input: ManifestInput): Json {
  const { place, workspaceDependencies } = input;
  const common = { name: place.name, version: "0.0.0" };
  const linked = Object.fromEntries(workspaceDependencies.map((name) => [name, "workspace:^"]));
  if (place.kind === "repo") {
    const devDependencies = sorted({ ...linked, ...tooling, vitest: "catalog:" });
    return { ...common, private: true, license: "MIT", type: "module", scripts: checks, devDependencies };
  }
  const isApp = place.kind === "app";
  return {
    ...common,
    description: "",
    license: "MIT",
    type: "module",
    sideEffects: isApp ? ["./dist/bin.js", "./src/bin.ts"] : false,
    ...(isApp && { bin: { [place.short]: "./dist/bin.js" } }),
    files: ["dist", "src", "README.md", "LICENSE", "CHANGELOG.md"],
    engines: { node: ">=22.18" },
    exports: exportsOf(input, true),
    publishConfig: { access: "public", exports: exportsOf(input, false) },
    scripts: { build: "tsup && tsc -p tsconfig.build.json", ...checks },
    dependencies: sorted(isApp ? { ...linked, zod: "catalog:" } : linked),
    ...(!isApp && { peerDependencies: { zod: "^4" } }),
    devDependencies: sorted({
      ...tooling,
      tsup: "catalog:",
      vitest: "catalog:",
      ...(!isApp && { zod: "catalog:" }),
    }),
  };
}

function exportsOf({ entries }: ManifestInput, withSource: boolean): Json {
  const conditions = entries.map((entry) => [
    subpathOf(entry),
    {
      ...(withSource && { "maze-source": `./src/${entry}.ts` }),
      types: `./dist/${entry}.d.ts`,
      default: `./dist/${entry}.js`,
    },
  ]);
  return { ...(Object.fromEntries(conditions) as Json), "./package.json": "./package.json" };
}

/** The subpath under which an entry is imported: `testing/index` is `./testing`, `index` is the package itself. */
function subpathOf(entry: string): string {
  const path = entry.replace(/(^|\/)index$/, "");
  return path === "" ? "." : `./${path}`;
}

function sorted(record: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

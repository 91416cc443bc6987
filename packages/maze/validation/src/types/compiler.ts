import { type InstalledPackage, findInstalled, findOwn, programOf } from "../project/installed-package.ts";

/** A TypeScript compiler that can be run. */
export interface Compiler {
  /** Absolute path of its script. */
  readonly program: string;
  /** Such as `typescript 7.0.2`. */
  readonly tool: string;
}

/** The project's own compiler; ours where it has none, and the name says so. */
export async function findCompiler(directory: string): Promise<Compiler | undefined> {
  const own = compilerOf(await findInstalled(directory, "typescript"));
  if (own !== undefined) return own;
  const ours = compilerOf(await findOwn("typescript-7"));
  return ours === undefined ? undefined : { ...ours, tool: `${ours.tool} (ours: the project has none)` };
}

function compilerOf(found: InstalledPackage | undefined): Compiler | undefined {
  if (found === undefined) return undefined;
  const program = programOf(found, ["tsc", "tsc6"]);
  return program === undefined ? undefined : { program, tool: `typescript ${found.version}` };
}

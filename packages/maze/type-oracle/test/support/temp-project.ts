import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface TempProject {
  readonly directory: string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Strict settings that resolve packages the way Node does, without what the machine happens to have in @types. */
export const STRICT = JSON.stringify({
  compilerOptions: { strict: true, target: "es2023", lib: ["es2023"], module: "nodenext", types: [], noEmit: true },
  include: ["src"],
});

export const PACKAGE = JSON.stringify({ name: "a-project", type: "module" });

/** A real project in a directory whose path has a space and characters beyond ASCII. */
export function tempProject(files: Readonly<Record<string, string>>): TempProject {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "maze oracle größe-")));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { directory, write, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** A strict ES module project with these sources and date-fns installed. */
export function strictProject(sources: Readonly<Record<string, string>>): TempProject {
  const project = tempProject({ "tsconfig.json": STRICT, "package.json": PACKAGE, ...sources });
  mkdirSync(join(project.directory, "node_modules"));
  symlinkSync(packageDirectory("date-fns"), join(project.directory, "node_modules/date-fns"), "dir");
  return project;
}

export function packageDirectory(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

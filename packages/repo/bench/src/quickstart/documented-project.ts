import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readDocumentedExamples } from "./documented-examples.ts";
import { createRandom, draw, evaluate, toHole, toSource, type DocumentedHole } from "./documented-holes.ts";

/** A project of holes drawn from a package's documentation, on disk. */
export interface DocumentedProject {
  readonly directory: string;
  readonly holes: readonly DocumentedHole[];
  /** Documented examples that could be turned into a hole, of all that were read. */
  readonly usable: number;
  readonly read: number;
}

/**
 * Draws holes with a seed from the documented examples of a package that is installed in `installed`, and writes a project
 * that declares them: signature, the example's own sentence, three example rows. The rows that judge stay out of it.
 */
export async function writeDocumentedProject(of: {
  installed: string;
  packageName: string;
  directory: string;
  count: number;
  seed: number;
}): Promise<DocumentedProject> {
  const { installed, packageName, directory, count, seed } = of;
  const require = createRequire(join(installed, "package.json"));
  const library = (await import(pathToFileURL(require.resolve(packageName)).href)) as Record<string, unknown>;
  const examples = readDocumentedExamples(join(installed, "node_modules", packageName));
  const random = createRandom(seed);
  const usable = examples.flatMap((example) => {
    const call = library[example.functionName];
    return typeof call === "function" ? [{ example, call: call as (...args: never[]) => unknown }] : [];
  });
  const holes: DocumentedHole[] = [];
  const order = draw(usable, usable.length, random);
  for (const { example, call } of order) {
    if (holes.length === count) break;
    const hole = toHole(example, holes.length, call, random);
    if (hole !== undefined) holes.push(hole);
  }
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, "src"), { recursive: true });
  symlinkSync(join(installed, "node_modules"), join(directory, "node_modules"));
  const { version } = require(`${packageName}/package.json`) as { version: string };
  writeFileSync(
    join(directory, "package.json"),
    JSON.stringify({
      name: "documented-holes",
      private: true,
      type: "module",
      dependencies: { [packageName]: version },
    }),
  );
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    lib: ["es2023"],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  writeFileSync(join(directory, "src/holes.ts"), holes.map(declaration).join("\n"));
  return { directory, holes, usable: usable.length, read: examples.length };
}

function declaration({ name, sentence, signature, shown }: DocumentedHole): string {
  const examples = shown.map(({ args, expected }) => ` * @example ${name}(${args.join(", ")}) // => ${expected}`);
  return [
    "/**",
    ` * ${sentence}`,
    " *",
    ...examples,
    " */",
    `export function ${name}${signature} {`,
    '  throw new Error("not implemented");',
    "}",
    "",
  ].join("\n");
}

/** Runs the rows that were never shown against the finished file; a hole is solved when every one of them holds. */
export async function judgeHidden(
  file: string,
  holes: readonly DocumentedHole[],
): Promise<ReadonlyMap<string, boolean>> {
  const finished = (await import(`${pathToFileURL(file).href}?at=${String(performance.now())}`)) as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  return new Map(
    holes.map((hole) => {
      const solved = hole.hidden.every(({ args, expected }) => {
        const values = args.map(evaluate);
        try {
          return toSource(finished[hole.name]?.(...values)) === expected;
        } catch {
          return false;
        }
      });
      return [hole.name, solved];
    }),
  );
}

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Candidate } from "@maze/core";
import { createExampleEvaluator } from "@maze/sandbox";
import { placeBodies, type BodyPlacement } from "@maze/synthesis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { libraryFiles, libraryHoles } from "./library.ts";
import { openProject, type OpenProject } from "./open-project.ts";

/** Real index, compiler, evaluator and engine on a project that is not the quickstart. */
describe("a project with nineteen holes", () => {
  let project: OpenProject;
  const filled = new Map<string, Candidate>();
  beforeAll(async () => {
    project = await openProject(libraryFiles);
  }, 60_000);
  afterAll(() => project.close());

  for (const hole of libraryHoles) {
    it(`fills ${hole.name}`, async () => {
      const { candidates } = await project.fill(hole.file, hole.name);
      const [candidate] = candidates;
      if (candidate !== undefined) filled.set(hole.name, candidate);
      if (hole.body === undefined) expect(candidate?.checked).toEqual(["examples", "types"]);
      else expect(candidate?.text).toBe(hole.body);
    });
  }

  it("gives the results that were never shown, all bodies together", async () => {
    expect([...filled.keys()].sort()).toEqual(libraryHoles.map(({ name }) => name).sort());
    for (const file of new Set(libraryHoles.map((hole) => hole.file))) {
      const fileText = await readFile(join(project.directory, file), "utf8");
      const placements = libraryHoles.flatMap((hole): BodyPlacement[] => {
        const candidate = filled.get(hole.name);
        const place = project.index.holes.find((one) => one.file === file && one.name === hole.name);
        return candidate === undefined || place === undefined
          ? []
          : [{ hole: place, text: candidate.text, imports: candidate.imports }];
      });
      const text = placeBodies({ fileText, file, style: undefined, placements });
      expect((await project.oracle.diagnostics([{ file, text }])).flat().map(({ message }) => message)).toEqual([]);
      await writeFile(join(project.directory, file), text);
    }
    const failures: string[] = [];
    for (const { file, name, hidden } of libraryHoles) {
      const arity = project.index.holes.find((hole) => hole.name === name)?.parameters.length ?? 0;
      const parameters = Array.from({ length: arity }, (_, i) => `p${String(i)}`);
      const session = await createExampleEvaluator().open({
        directory: project.directory,
        imports: [{ local: "subject", module: join(project.directory, file), imported: name }],
        parameters: ["row"],
        rows: hidden.map(([args, value]) => ({ args: [`[${args}]`], expected: { value } })),
      });
      const [component] = await session.addComponents(["(row) => subject(...row)"]);
      const value = session.parameters[0]?.value ?? 0;
      const [seen] = await session.apply([{ context: 0, component: component ?? 0, args: [{ value }] }]);
      const shown = seen === undefined ? [] : await session.show(seen.value);
      for (const [i, matches] of (seen?.matches ?? []).entries()) {
        if (!matches)
          failures.push(`${name}(${hidden[i]?.[0] ?? ""}) with ${parameters.join()} gave ${shown[i] ?? "nothing"}`);
      }
      await session.close();
    }
    expect(failures).toEqual([]);
  });

  it("says how far it came with a hole that has no rule", async () => {
    const small = await openProject({
      ...libraryFiles,
      "src/loans.ts": "export {};\n",
      "src/opening.ts": "export {};\n",
    });
    const { candidates, summary } = await small.fill("src/readers.ts", "secretName");
    await small.close();
    expect(candidates).toEqual([]);
    expect(summary.end).toBe("budget");
    expect(summary.reasons.map(({ code }) => code)).toEqual(["nothing-matched"]);
    expect(summary.statistics["bestMatch"]).toBe(0);
  });
});

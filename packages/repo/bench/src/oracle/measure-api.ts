import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { sourceFiles } from "./corpus.ts";
import { treeCpu } from "./tree-cpu.ts";

// A process of its own: asks the API of TypeScript 7.0, through its own client, what every identifier of a project
// means, a file at a time; by position or by node. Its answers are compared with ours.
const [, , manner = "", directory = "", compilerPath = "", answers = ""] = process.argv;

interface Identifier {
  readonly kind: number;
  readonly end: number;
  readonly text: string;
  forEachChild(visit: (node: Identifier) => void): void;
}
interface Declared {
  readonly declarations?: readonly { readonly path: string; readonly index: number }[];
}
interface Project {
  readonly program: { getSourceFile(file: string): Identifier };
  readonly checker: {
    getSymbolAtPosition(file: string, positions: readonly number[]): (Declared | undefined)[];
    getSymbolAtLocation(nodes: readonly Identifier[]): (Declared | undefined)[];
  };
}
interface Api {
  updateSnapshot(params: object): { getProjects(): Project[] };
  close(): void;
}

const module = pathToFileURL(join(compilerPath, "dist/api/sync/api.js")).href;
const { API } = (await import(module)) as { API: new (options: { cwd: string }) => Api };
const IDENTIFIER = 79;
const files = sourceFiles(directory);
const began = treeCpu();
const api = new API({ cwd: directory });
const [project] = api.updateSnapshot({ openProjects: [join(directory, "tsconfig.json")] }).getProjects();
if (project === undefined) throw new Error(`${directory} cannot be opened`);
const found = files.map((name) => {
  const file = join(directory, name);
  const identifiers: Identifier[] = [];
  const visit = (node: Identifier): void => {
    if (node.kind === IDENTIFIER) identifiers.push(node);
    node.forEachChild(visit);
  };
  visit(project.program.getSourceFile(file));
  const offsets = identifiers.map(({ end, text }) => end - text.length);
  const symbols =
    manner === "by-position"
      ? project.checker.getSymbolAtPosition(file, offsets)
      : project.checker.getSymbolAtLocation(identifiers);
  return offsets.map((offset, index) => ({ offset, declaration: symbols[index]?.declarations?.[0] }));
});
const cpu = (treeCpu() - began) / 1000;
api.close();

const ours = JSON.parse(readFileSync(answers, "utf8")) as [offset: number, declaration: string][][];
let count = 0;
for (const [at, all] of found.entries()) {
  const known = new Map(ours[at]);
  for (const { offset, declaration } of all) {
    const theirs =
      declaration === undefined ? undefined : `${relative(directory, declaration.path)}#${declaration.index}`;
    if (known.get(offset) !== theirs) {
      throw new Error(
        `${files[at] ?? ""}:${offset}: ours ${known.get(offset) ?? "nothing"}, theirs ${theirs ?? "nothing"}`,
      );
    }
    known.delete(offset);
    count++;
  }
  if (known.size > 0) throw new Error(`${files[at] ?? ""} has ${known.size} references more in ours`);
}
process.stderr.write(`${count} identifiers mean the same\n`);
process.stdout.write(JSON.stringify({ "references-cpu-s": cpu }));

import { join, relative } from "node:path";
import { API } from "typescript-7/unstable/sync";
import { isIdentifier, type Identifier, type Node } from "typescript-7/unstable/ast";

/** What the compiler's own client says of every identifier, asked one file at a time. */
export interface EveryName {
  /** `offset name declaration` of each identifier that means something. */
  namesIn(file: string): string[];
  close(): void;
}

export function startEveryName(directory: string): EveryName {
  const api = new API({ cwd: directory });
  const [project] = api.updateSnapshot({ openProjects: [join(directory, "tsconfig.json")] }).getProjects();
  if (project === undefined) throw new Error(`${directory} cannot be opened`);
  return {
    namesIn(file) {
      const path = join(directory, file);
      const source = project.program.getSourceFile(path);
      if (source === undefined) throw new Error(`${file} is no part of the program`);
      const identifiers: Identifier[] = [];
      const visit = (node: Node): void => {
        if (isIdentifier(node)) identifiers.push(node);
        node.forEachChild(visit);
      };
      visit(source);
      const offsets = identifiers.map(({ end, text }) => end - text.length);
      const symbols = project.checker.getSymbolAtPosition(path, offsets);
      return identifiers.flatMap(({ text }, index) => {
        const [declaration] = symbols[index]?.declarations ?? [];
        if (declaration === undefined) return [];
        return [`${offsets[index] ?? -1} ${text} ${relative(directory, declaration.path)}#${declaration.index}`];
      });
    },
    close: () => api.close(),
  };
}

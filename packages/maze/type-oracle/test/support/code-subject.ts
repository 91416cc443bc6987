import type { CodeOracleSubject } from "@maze/core/testing";
import { createTypeOracle } from "@maze/type-oracle";
import { strictProject } from "./temp-project.ts";

const file = "src/größe.ts";
const SOURCE =
  "export interface Row { id: string; size: number }\nexport const limit = 3;\nexport const twice = limit * 2;\n";
const CODE = `${SOURCE}export function area(row: Row | undefined): number {\n  if (row === undefined) return 0;\n  const wide: number = `;

/** What the suite of `CodeOracle` examines, with one compiler. */
export async function codeSubject(compilerPath: string): Promise<CodeOracleSubject> {
  const project = strictProject({ [file]: SOURCE });
  const oracle = await createTypeOracle({ directory: project.directory, compilerPath });
  const member = `${CODE}row.si`;
  return {
    oracle,
    file,
    member: { place: { file, text: `${member};\n}\n`, offset: member.length }, typed: "si", name: "size" },
    value: {
      place: { file, text: `${CODE};\n  return wide;\n}\n`, offset: CODE.length },
      name: "row",
      origin: "parameter",
      type: "Row",
      expected: "number",
    },
    free: { file, text: `${SOURCE}\n`, offset: SOURCE.length },
    callable: { type: "(row: Row) => Row[]", returns: "Row[]" },
    expression: { text: "new Map([[limit, { id: 'a', size: 1 } as Row]])", type: "Map<number, Row>" },
    sound: { file, text: `${CODE}later(row.size);\n  const row2: Row = { id: ` },
    broken: { file, text: `${CODE}row.id;\n  const more = ` },
    repeated: "limit",
    async dispose() {
      await oracle.close();
      project.remove();
    },
  };
}

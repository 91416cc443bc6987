import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { CurriculumProblem } from "./curriculum-problem.ts";

/** The parsed file, and where its parts are; or the problems. */
export type ParsedYaml<Value> =
  | { readonly value: Value; readonly locate: (path: readonly PropertyKey[]) => Place; readonly problems: readonly [] }
  | { readonly value?: undefined; readonly problems: readonly CurriculumProblem[] };

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Parses the text of a YAML file and fits it to a schema; each problem has the line and column of what does not fit. */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): ParsedYaml<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const complaints = [...document.errors, ...document.warnings];
  if (complaints.length > 0) {
    return {
      problems: complaints.map(({ message, pos }) => ({
        file,
        ...at(pos[0]),
        message: `is no valid YAML: ${message}`,
      })),
    };
  }
  const locate = (path: readonly PropertyKey[]): Place => at(offsetOf(document, path));
  const parsed = parseData(document, schema);
  if (typeof parsed === "string") return { problems: [{ file, line: 1, column: 1, message: parsed }] };
  if (parsed.success) return { value: parsed.data, locate, problems: [] };
  return { problems: parsed.error.issues.flatMap((issue) => problemsOf(file, issue, locate)) };
}

function parseData<Schema extends z.ZodType>(
  document: Document,
  schema: Schema,
): z.ZodSafeParseResult<z.output<Schema>> | string {
  try {
    return schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  } catch (thrown) {
    // A file of endless aliases, or nested without end.
    return `cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

function problemsOf(
  file: string,
  issue: z.core.$ZodIssue,
  locate: (path: readonly PropertyKey[]) => Place,
): readonly CurriculumProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      file,
      ...locate([...issue.path, key]),
      message: `${[...issue.path, key].map(String).join(".")} is no known key`,
    }));
  }
  const path = issue.path.map(String).join(".");
  return [{ file, ...locate(issue.path), message: `${path === "" ? "" : `${path}: `}${issue.message}` }];
}

/** Where a path begins: at its key, or at the nearest part above it that is in the file. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

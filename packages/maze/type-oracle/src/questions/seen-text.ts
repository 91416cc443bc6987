import type { OracleText, OracleType } from "@maze/core";
import type { NodeRecords } from "../compiler/node-records.ts";
import { NodeKind, type WireType } from "../compiler/protocol.ts";
import type { CompilerPath } from "../project/project-paths.ts";
import { createTypeReader, type TypeReader } from "../types/type-reader.ts";
import { withImports } from "../world/beside-carriers.ts";
import { createChecker, type Checker } from "../world/checker.ts";
import type { Anchor } from "../world/world.ts";
import { DETACHED, type Reading, type Room } from "./value-reader.ts";

/** A text in the place of a file for as long as one question is answered. */
export interface SeenText {
  readonly path: CompilerPath;
  readonly checker: Checker;
  readonly reader: TypeReader;
  /** Where its types are read. */
  readonly reading: Reading;
  readonly anchor: Anchor;
  /** Where a character of the given text stands in what the compiler sees. */
  placed(offset: number): number;
  /** The way back; `undefined` in what is not of the text. */
  original(offset: number): number | undefined;
  nodes(): Promise<NodeRecords>;
  /** A type of the text, kept by what it is. */
  intern(type: WireType): Promise<OracleType>;
}

/**
 * Puts a text in its place, alone, while a question about it is answered.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FILE_OUTSIDE
 */
export async function withText<Answer>(
  { world, registry }: Room,
  { file, text }: OracleText,
  ask: (seen: SeenText) => Promise<Answer>,
): Promise<Answer> {
  const { project } = world;
  const path = project.paths.toCompiler(file);
  const beside = world.beside(path);
  const { text: whole, placed, original } = withImports(text.replace(/^\uFEFF/, ""), beside.imports);
  const taken = await project.take(new Map([...beside.texts, [path, whole]]));
  const { snapshot, project: id } = await project.locate(taken, path);
  try {
    const checker = createChecker(project.process, snapshot, id);
    const reader = createTypeReader(checker, world.places);
    const base = { path, base: whole, isAsOpened: false, names: new Map(), overloadCounts: new Set<number>() };
    return await ask({
      path,
      checker,
      reader,
      reading: { world: DETACHED, registry },
      anchor: { file: base, project: id },
      placed,
      original,
      async nodes() {
        const nodes = await checker.nodesOf(path);
        if (nodes === undefined) throw new Error(`the compiler has no tree of ${path}`);
        return nodes;
      },
      async intern(type) {
        const { term, nominal } = await reader.read(type);
        return registry.intern(term, { nominal });
      },
    });
  } finally {
    snapshot.release();
  }
}

/** The first identifier with a name; 0 where there is none. */
export function identifierNamed(nodes: NodeRecords, name: string): number {
  for (let node = 1; node < nodes.count; node++) {
    if (nodes.kind(node) === NodeKind.identifier && nodes.text(node) === name) return node;
  }
  return 0;
}

import { MazeError, printTypeTerm, type OracleType, type TypeTerm } from "@maze/core";
import type { CompilerPath } from "../project/project-paths.ts";
import { typeKey } from "./type-key.ts";

/** A type expression that denotes a type at the top level of a file. */
export interface TypeSource {
  readonly file: CompilerPath;
  readonly text: string;
}

/** The compiler's own number for a type; it is valid in one state of the world and one project. */
export interface TypeHandle {
  readonly state: number;
  readonly project: string;
  readonly id: number;
}

/** A type that was answered, and how the compiler is told of it again. */
export interface TypeEntry {
  /** The type as it was first answered. */
  readonly type: OracleType;
  /** By their texts: identical types may differ in names of parameters. */
  readonly spellings: Map<string, OracleType>;
  source: TypeSource | undefined;
  handle: TypeHandle | undefined;
}

/** Every type that the oracle has answered, by key. */
export interface TypeRegistry {
  /** The type of a term; `nominal` stands for it where types are compared. */
  intern(
    term: TypeTerm,
    from: { nominal?: TypeTerm | undefined; source?: TypeSource | undefined; handle?: TypeHandle | undefined },
  ): OracleType;
  /** @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE */
  entryOf(type: OracleType): TypeEntry;
}

export function createTypeRegistry(): TypeRegistry {
  const byKey = new Map<string, TypeEntry>();
  return {
    intern(term, { nominal, source, handle }) {
      const key = typeKey(nominal ?? term);
      const text = printTypeTerm(term);
      const known = byKey.get(key);
      if (known === undefined) {
        const type: OracleType = { key, text, term };
        byKey.set(key, { type, spellings: new Map([[text, type]]), source, handle });
        return type;
      }
      known.source ??= source;
      known.handle = handle ?? known.handle;
      const type = known.spellings.get(text) ?? { key, text, term };
      known.spellings.set(text, type);
      return type;
    },
    entryOf(type) {
      const entry = byKey.get(type.key);
      if (entry !== undefined) return entry;
      throw new MazeError({
        code: "MAZE_TYPE_ORACLE_FOREIGN_TYPE",
        message: `the type ${JSON.stringify(type.text)} was not answered by this oracle`,
        hint: "Give back types of the same oracle and the same project.",
        details: { key: type.key, text: type.text },
      });
    },
  };
}

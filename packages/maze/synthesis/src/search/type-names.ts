import { MazeError, type OracleType, type TypeOracle } from "@maze/core";

/** Types by their texts, as one file knows them. */
export interface TypeNames {
  /** The compiler's handle for each text; `undefined` where the file cannot name the type. */
  resolve(texts: readonly string[]): Promise<(OracleType | undefined)[]>;
}

/** What was asked so far, shared by the tasks of an engine: answers by folder and text. */
export type KnownNames = Map<string, Promise<OracleType | undefined>>;

/**
 * Asks the compiler for types by name. A text of which the file declares or imports no word means the same, or nothing, in
 * every file of its folder, so it is asked about once for all of them.
 */
export function createTypeNames(
  oracle: TypeOracle,
  { file, own, known }: { file: string; own: ReadonlySet<string>; known: KnownNames },
): TypeNames {
  const folder = file.replace(/[^/]*$/, "");
  const idOf = (text: string): string => {
    const isOwn = (text.match(WORD) ?? []).some((word) => own.has(word));
    return `${isOwn ? file : folder}\n${text}`;
  };
  return {
    async resolve(texts) {
      const missing = [...new Set(texts)].filter((text) => !known.has(idOf(text)));
      if (missing.length > 0) {
        const asked = resolveKnown(oracle, missing, file);
        for (const text of missing) {
          const answer = asked.then((found) => found.get(text));
          known.set(idOf(text), answer);
          // What was broken off is asked anew by the next task.
          answer.catch(() => known.delete(idOf(text)));
        }
      }
      return Promise.all(texts.map(async (text) => known.get(idOf(text))));
    },
  };
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/** One question for all texts, and one more for those that are left where the compiler knows some of them not. */
async function resolveKnown(
  oracle: TypeOracle,
  texts: readonly string[],
  file: string,
): Promise<ReadonlyMap<string, OracleType>> {
  try {
    const found = texts.length === 0 ? [] : await oracle.resolveTypes(texts, file);
    return new Map(found.map((type, i) => [texts[i] ?? "", type]));
  } catch (error) {
    if (!MazeError.is(error) || error.code === "MAZE_CORE_ABORTED") throw error;
    const refused = refusedTexts(error);
    const left = texts.filter((text) => !refused.has(text));
    if (left.length < texts.length) return resolveKnown(oracle, left, file);
    if (texts.length === 1) return new Map();
    const each = await Promise.all(texts.map((text) => resolveKnown(oracle, [text], file)));
    return new Map(each.flatMap((found) => [...found]));
  }
}

/** The texts that an oracle's error says it does not know; none where it does not say which. */
function refusedTexts({ details }: MazeError): ReadonlySet<string> {
  const { texts } = details;
  return new Set(Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : []);
}

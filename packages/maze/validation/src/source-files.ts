import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Span, type TextIndex, createTextIndex } from "@maze/core";

/** What a file is to a parser, by its name. */
export function languageOf(file: string): "typescript" | "javascript" | "json" | undefined {
  if (/\.[cm]?tsx?$/.test(file)) return "typescript";
  if (/\.[cm]?jsx?$/.test(file)) return "javascript";
  return file.endsWith(".json") ? "json" : undefined;
}

/** Whether the stages of this package can read a file of this name. */
export const isReadable = (file: string): boolean => languageOf(file) !== undefined;

/** Text indexes of files of one directory, each read once. */
export interface SourceReader {
  /** `undefined` where the file cannot be read. */
  indexOf(file: string): Promise<TextIndex | undefined>;
  /** The word at an editor position, or one character; `undefined` where the position is not in the file. */
  wordAt(file: string, line: number, column: number): Promise<Span | undefined>;
}

export function createSourceReader(directory: string): SourceReader {
  const indexes = new Map<string, Promise<TextIndex | undefined>>();
  const indexOf = (file: string): Promise<TextIndex | undefined> => {
    let index = indexes.get(file);
    if (index === undefined) {
      index = readFile(join(directory, file), "utf8").then(createTextIndex, () => undefined);
      indexes.set(file, index);
    }
    return index;
  };
  return {
    indexOf,
    async wordAt(file, line, column) {
      const index = await indexOf(file);
      if (index === undefined || line < 1 || line > index.lineCount || column < 1) return undefined;
      const start = index.offsetAt({ line, column });
      const rest = index.lineText(line).slice(column - 1);
      const length = /^(?:[\p{L}\p{N}_$]+|"[^"]*"|'[^']*'|.)/u.exec(rest)?.[0].length ?? 0;
      return index.spanOf(start, start + length);
    },
  };
}

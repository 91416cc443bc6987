import type { MazeError } from "@maze/core";
import type { Vocabulary } from "@maze/grammar";
import { usage } from "../../../usage.ts";

/**
 * The id of a token that was named by its id, its text, or the text of a special token.
 *
 * @throws {MazeError} MAZE_CLI_USAGE when the vocabulary does not have it
 */
export function findToken(vocabulary: Vocabulary, named: string): number {
  if (/^\d+$/.test(named)) {
    const id = Number(named);
    if (id < vocabulary.size) return id;
    throw missing(`there is no token ${named} in a vocabulary of ${String(vocabulary.size)}`);
  }
  const text = unquoted(named);
  const special = vocabulary.specialTokens.get(text);
  if (special !== undefined) return special;
  const bytes = new TextEncoder().encode(text);
  for (let id = 0; id < vocabulary.size && bytes.length > 0; id++) {
    const token = vocabulary.tokenBytes(id);
    if (token.length === bytes.length && Buffer.compare(token, bytes) === 0) return id;
  }
  throw missing(`no token is ${JSON.stringify(text)}`);
}

const missing = (message: string): MazeError =>
  usage(message, "Name a token by its id, or by its whole text; a space before a word belongs to it.");

/** A JSON string stands for its text, so that every text can be named. */
function unquoted(named: string): string {
  if (!/^".*"$/s.test(named)) return named;
  try {
    const value: unknown = JSON.parse(named);
    return typeof value === "string" ? value : named;
  } catch {
    return named; // It is no JSON string, so it stands for itself.
  }
}

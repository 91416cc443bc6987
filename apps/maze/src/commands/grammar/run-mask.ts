import { MazeError } from "@maze/core";
import { compileGrammar, createMatcher, type TokenMatcher, type Vocabulary } from "@maze/grammar";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { columns, counted, createPaint, harmless } from "../../terminal-text.ts";
import type { MaskOptions } from "./command.ts";
import { readGrammar } from "./read-grammar.ts";
import { readVocabulary } from "./read-vocabulary.ts";

interface ShownToken {
  readonly id: number;
  readonly text: string;
}

/** Which tokens may follow a text, and why some may or may not. */
export async function runMask(io: CliIo, source: string, options: GlobalOptions & MaskOptions): Promise<CommandResult> {
  const { grammar, warnings } = await readGrammar(io.cwd, source, options);
  const vocabulary = await readVocabulary(io.cwd, options);
  const matcher = createMatcher(compileGrammar(grammar, { vocabulary }));
  matcher.acceptBytes(new TextEncoder().encode(options.prefix));

  const mask = new Uint32Array(matcher.maskWords);
  matcher.mask(mask);
  const count = countBits(mask);
  const allowed = matcher.allowedTokens(options.limit).map((id) => shown(vocabulary, id));
  const why = (options.why ?? []).map((token) => {
    const id = findToken(vocabulary, token);
    return { ...shown(vocabulary, id), ...matcher.why(id) };
  });
  const status = matcher.status();
  const mayEnd = matcher.isAccepting();
  const expected = expectedHere(matcher, vocabulary);
  const paint = createPaint(io.colour);
  const text = [
    `${status}, ${mayEnd ? "the text may end here" : "the text may not end here"}`,
    ...(expected.length === 0 ? [] : [`expected: ${expected.map(harmless).join(", ")}`]),
    `${counted(count, "token")} of ${String(vocabulary.size)} may follow`,
    ...columns(
      allowed.map((token) => [String(token.id), harmless(JSON.stringify(token.text))]),
      "  ",
    ),
    ...(count > allowed.length ? [`  and ${String(count - allowed.length)} more`] : []),
    ...why.map((item) => {
      const label = item.allowed ? paint.good("allowed") : paint.bad("refused");
      const reason = item.allowed
        ? ""
        : `, after ${counted(item.acceptedBytes, "byte")} expected: ${item.expected.join(", ")}`;
      return `${label} ${harmless(JSON.stringify(item.text))}${harmless(reason)}`;
    }),
  ];
  return {
    document: { schema: "maze.grammar.mask/v1", status, mayEnd, expected, size: vocabulary.size, count, allowed, why },
    text: text.join("\n"),
    exitCode: CliExitCode.done,
    warnings,
  };
}

function countBits(mask: Uint32Array): number {
  let count = 0;
  for (let word of mask) for (; word !== 0; word &= word - 1) count++;
  return count;
}

function shown(vocabulary: Vocabulary, id: number): ShownToken {
  const special = [...vocabulary.specialTokens].find(([, other]) => other === id)?.[0];
  return { id, text: special ?? new TextDecoder().decode(vocabulary.tokenBytes(id)) };
}

/** The id of a token given by its text, or as `id:NUMBER`. */
function findToken(vocabulary: Vocabulary, token: string): number {
  const number = /^id:(\d+)$/u.exec(token)?.[1];
  if (number !== undefined && Number(number) < vocabulary.size) return Number(number);
  const bytes = new TextEncoder().encode(token);
  const special = vocabulary.specialTokens.get(token);
  if (special !== undefined) return special;
  const same = (id: number): boolean => {
    const other = vocabulary.tokenBytes(id);
    return other.length === bytes.length && other.every((byte, at) => byte === bytes[at]);
  };
  for (const id of vocabulary.trie.tokenIds) if (same(id)) return id;
  throw new MazeError({
    code: "MAZE_CLI_USAGE",
    message: `the vocabulary has no token ${JSON.stringify(token)}`,
    hint: "Name a token by its exact text, or as id:NUMBER.",
  });
}

/** What is expected at the place itself: what a token that is refused at its first byte is told. */
function expectedHere(matcher: TokenMatcher, vocabulary: Vocabulary): readonly string[] {
  for (const id of vocabulary.trie.tokenIds) {
    if (matcher.canAccept(id)) continue;
    const { acceptedBytes, expected } = matcher.why(id);
    if (acceptedBytes === 0) return expected;
  }
  return [];
}

import { compileGrammar, createMatcher, type TokenExplanation, type Vocabulary } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../../command.ts";
import { CliExitCode } from "../../../exit-code.ts";
import { stopIfInterrupted } from "../../../interruption.ts";
import { createPaint } from "../../../terminal-text.ts";
import { usage } from "../../../usage.ts";
import { readGrammar, validationWarnings } from "../read-grammar.ts";
import type { MaskOptions } from "./command.ts";
import { findToken } from "./find-token.ts";
import { follow, inspect, inspectMask, shownToken, type Mask, type ShownToken, type Situation } from "./inspect.ts";
import { readPrefix } from "./read-prefix.ts";
import { readVocabulary } from "./read-vocabulary.ts";
import { renderMask } from "./render.ts";

/** What a token does at the end of the prefix. */
export interface Why extends TokenExplanation {
  readonly token: ShownToken;
}

/** What a grammar lets follow a text. */
export interface MaskReport {
  readonly situation: Situation;
  readonly mask: Mask | null;
  readonly why: Why | null;
}

/** Shows what may follow a text: 1 when the text is refused, or the token that was asked for is. */
export async function runMask(
  io: CliIo,
  file: string | undefined,
  options: GlobalOptions & MaskOptions,
): Promise<CommandResult> {
  if (options.token !== undefined && options.vocabulary === undefined) {
    throw usage("--token needs the vocabulary that has it", "Name one with --vocabulary.");
  }
  const source = await readGrammar(io, file, options);
  const prefix = await readPrefix(io, options);
  const vocabulary =
    options.vocabulary === undefined ? undefined : await readVocabulary(io, options.vocabulary, options.eos);
  const pause = () => stopIfInterrupted(io.signal);
  await pause();
  const report =
    vocabulary === undefined
      ? await withoutTokens()
      : await withTokens(vocabulary, options.token === undefined ? undefined : findToken(vocabulary, options.token));
  const { situation, why } = report;
  const accepted = situation.acceptedBytes === prefix.bytes.length;
  return {
    document: {
      schema: "maze.grammar.mask/v1",
      source: source.name,
      dialect: source.dialect,
      prefix: { name: prefix.name, bytes: prefix.bytes.length, accepted },
      ...report,
    },
    text: renderMask(report, prefix, createPaint(io.colour)),
    exitCode: accepted && why?.allowed !== false ? CliExitCode.done : CliExitCode.no,
    warnings: validationWarnings(source),
  };

  async function withoutTokens(): Promise<MaskReport> {
    const matcher = io.blocking(() => createMatcher(compileGrammar(source.grammar)));
    const length = await follow(matcher, prefix.bytes, pause);
    return { situation: inspect(matcher, length), mask: null, why: null };
  }

  async function withTokens(tokens: Vocabulary, token: number | undefined): Promise<MaskReport> {
    const matcher = io.blocking(() => createMatcher(compileGrammar(source.grammar, { vocabulary: tokens })));
    const length = await follow(matcher, prefix.bytes, pause);
    const reached = inspect(matcher, length);
    // After a text that is refused there is no next token.
    if (length < prefix.bytes.length) return { situation: reached, mask: null, why: null };
    await pause();
    const names = new Map([...tokens.specialTokens].map(([text, id]) => [id, text]));
    return {
      situation: reached,
      mask: io.blocking(() => inspectMask(matcher, tokens, names, options.limit)),
      why: token === undefined ? null : { token: shownToken(tokens, names, token), ...matcher.why(token) },
    };
  }
}

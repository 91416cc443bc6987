import { MazeError } from "@maze/core";
import type { Grammar } from "../ast/grammar.ts";
import type { GrammarErrorCode } from "../errors.ts";
import { Automaton } from "../regular/automaton.ts";
import { Lexer } from "./lexer.ts";
import { Productions } from "./lowering/productions.ts";
import { LrAutomaton } from "./lr-automaton.ts";
import { MaskBuilder } from "./masks/mask-builder.ts";
import type { MaskVocabulary } from "./masks/mask-vocabulary.ts";
import { workspaceOf } from "./masks/vocabulary-workspace.ts";
import { ParseStacks } from "./parse-stacks.ts";
import { Recognizer } from "./recognizer.ts";
import { withinStack } from "./within-stack.ts";

const MEGABYTE = 1024 * 1024;

/** How a grammar is compiled. */
export interface CompileGrammarOptions<V extends MaskVocabulary | undefined = MaskVocabulary | undefined> {
  /** The tokens of the model. Without them, a matcher follows bytes only. */
  readonly vocabulary?: V;
  /**
   * Bytes that what was computed for this grammar, and for all grammars of the vocabulary, may each take. Past that, the
   * next matcher begins with nothing computed. Default 128 MB.
   */
  readonly memoryBudget?: number | undefined;
}

/** What is computed for a grammar as it is used. */
export interface GrammarEngine {
  readonly recognizer: Recognizer;
  readonly masks: MaskBuilder | undefined;
}

/** A grammar, ready to be matched. Everything else is computed when it is first needed, and kept. */
export interface CompiledGrammar<V extends MaskVocabulary | undefined = MaskVocabulary | undefined> {
  readonly grammar: Grammar;
  readonly vocabulary: V;
  /**
   * What a new matcher uses.
   *
   * @internal
   */
  engine(): GrammarEngine;
}

/**
 * Compiles a grammar for matching. Grammars that are compiled with one vocabulary share the automata of their lexemes
 * and what its tokens do in them.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` for a name without definition, `MAZE_GRAMMAR_DEAD` for a grammar that
 *   derives nothing, `MAZE_GRAMMAR_LIMIT` for a pattern with too many states.
 * @example
 * ```ts
 * import { compileGrammar, createMatcher } from "@maze/grammar";
 * import { jsonGrammar } from "@maze/grammar/languages";
 * const matcher = createMatcher(compileGrammar(jsonGrammar()));
 * matcher.prefixLength(new TextEncoder().encode('{"a": [1, 2}')); // => 11
 * ```
 */
export function compileGrammar(
  grammar: Grammar,
  options?: CompileGrammarOptions<undefined>,
): CompiledGrammar<undefined>;
export function compileGrammar<V extends MaskVocabulary>(
  grammar: Grammar,
  options: CompileGrammarOptions<V> & { readonly vocabulary: V },
): CompiledGrammar<V>;
export function compileGrammar(grammar: Grammar, options: CompileGrammarOptions = {}): CompiledGrammar {
  const { vocabulary, memoryBudget = 128 * MEGABYTE } = options;
  const create = (): GrammarEngine => withinStack(() => createEngine(grammar, vocabulary, memoryBudget));
  let current = create();
  return {
    grammar,
    vocabulary,
    engine: () => {
      const { recognizer, masks } = current;
      const used = recognizer.byteLength + (masks?.byteLength ?? 0);
      if (used > memoryBudget) current = create();
      return current;
    },
  };
}

function createEngine(grammar: Grammar, vocabulary: MaskVocabulary | undefined, memoryBudget: number): GrammarEngine {
  const workspace = vocabulary && workspaceOf(vocabulary, memoryBudget);
  const productions = new Productions(grammar, workspace?.automaton ?? new Automaton());
  if (!productions.startIsProductive) {
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_DEAD",
      message: `the rule "${grammar.start}" derives no text`,
      hint: "Give it, or a rule that it needs, an alternative that ends.",
    });
  }
  const lexer = new Lexer(productions.terminals, productions.endTrivia);
  const recognizer = new Recognizer(new ParseStacks(new LrAutomaton(productions)), lexer);
  return { recognizer, masks: workspace && new MaskBuilder(recognizer, workspace) };
}

import { copyFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Vocabulary } from "@maze/grammar";
import { byteLevelText } from "./byte-level.ts";
import type { MaskWalker } from "./walk.ts";

export const webXgrammar = { name: "@mlc-ai/web-xgrammar", version: "0.1.27" } as const;

interface Disposable {
  dispose(): void;
}
interface Matcher extends Disposable {
  acceptToken(token: number): boolean;
  getNextTokenBitmask(): Promise<Int32Array>;
  rollBack(count: number): void;
  reset(): void;
}
interface Compiler extends Disposable {
  compileBuiltinJSONGrammar(): Promise<Disposable>;
  compileJSONSchema(
    schema: string,
    anyWhitespace: boolean,
    indent: undefined,
    separators: undefined,
    strictMode: boolean,
  ): Promise<Disposable>;
  compileGrammar(grammar: string): Promise<Disposable>;
}
interface Module {
  readonly TokenizerInfo: {
    createTokenizerInfo(
      tokens: readonly string[],
      kind: "byte_level",
      prependSpace: boolean,
      size: number,
      stop: readonly number[],
    ): Promise<Disposable>;
  };
  readonly GrammarCompiler: { createGrammarCompiler(tokenizer: Disposable, cache: boolean): Promise<Compiler> };
  readonly GrammarMatcher: { createGrammarMatcher(compiled: Disposable): Promise<Matcher> };
}

/** A grammar in a form that this peer takes. */
export type PeerGrammar =
  | { readonly kind: "json" }
  | { readonly kind: "schema"; readonly schema: object }
  | { readonly kind: "ebnf"; readonly text: string };

/** What a matcher of the peer can do besides walking. */
export interface XgrammarWalker extends MaskWalker {
  rollback(count: number): void;
  reset(): void;
}

/** The peer with a vocabulary. */
export interface Xgrammar {
  compile(grammar: PeerGrammar): Promise<Disposable>;
  walker(compiled: Disposable): Promise<XgrammarWalker>;
}

/** The package is CommonJS in a ".js" of an ECMAScript package, which Node does not load; a copy that ends in ".cjs" works. */
function load(modules: string): Module {
  const folder = join(modules, webXgrammar.name, "lib");
  const copy = join(folder, "index.cjs");
  if (!existsSync(copy)) copyFileSync(join(folder, "index.js"), copy);
  return createRequire(import.meta.url)(copy) as Module;
}

/** The vocabulary as the peer takes it; to be made before the clock runs. */
export const xgrammarTokens = (vocabulary: Vocabulary): readonly string[] =>
  Array.from({ length: vocabulary.size }, (_, id) =>
    vocabulary.tokenBytes(id).length === 0 ? `<|special-${String(id)}|>` : byteLevelText(vocabulary.tokenBytes(id)),
  );

/** Loads the peer; answers what gives it a vocabulary. */
export function loadXgrammar(modules: string) {
  const { TokenizerInfo, GrammarCompiler, GrammarMatcher } = load(modules);
  return async (tokens: readonly string[], eosIds: readonly number[]): Promise<Xgrammar> => {
    const info = await TokenizerInfo.createTokenizerInfo(tokens, "byte_level", false, tokens.length, eosIds);
    const compiler = await GrammarCompiler.createGrammarCompiler(info, false);
    return {
      compile: (grammar) => {
        if (grammar.kind === "json") return compiler.compileBuiltinJSONGrammar();
        if (grammar.kind === "ebnf") return compiler.compileGrammar(grammar.text);
        return compiler.compileJSONSchema(JSON.stringify(grammar.schema), true, undefined, undefined, false);
      },
      walker: async (compiled) => {
        const matcher = await GrammarMatcher.createGrammarMatcher(compiled);
        let mask: Int32Array = new Int32Array();
        return {
          mask: async () => {
            mask = await matcher.getNextTokenBitmask();
          },
          allows: (token) => (((mask[token >> 5] ?? 0) >>> (token & 31)) & 1) === 1,
          accept: (token) => {
            if (!matcher.acceptToken(token))
              throw new Error(`${webXgrammar.name} does not accept token ${String(token)}`);
          },
          rollback: (count) => matcher.rollBack(count),
          reset: () => matcher.reset(),
        };
      },
    };
  };
}

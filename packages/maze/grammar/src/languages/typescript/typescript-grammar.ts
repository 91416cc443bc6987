import { choice, optional, rule, sequence } from "../../ast/expression-builders.ts";
import type { Expression, Grammar } from "../../ast/grammar.ts";
import { bindingRules } from "./binding-rules.ts";
import { classRules } from "./class-rules.ts";
import { declarationRules } from "./declaration-rules.ts";
import { anywhere, behindAwait, expressionContexts, forHead, part } from "./expression-context.ts";
import { assignmentRules, sharedExpressionRules } from "./expression-rules.ts";
import { functionContext, functionContexts, type FunctionContext } from "./function-context.ts";
import { jsxRules } from "./jsx-rules.ts";
import { moduleRules } from "./module-rules.ts";
import { objectRules } from "./object-rules.ts";
import { operandRules, sharedOperandRules } from "./operand-rules.ts";
import { chainRules, operatorRules } from "./operator-rules.ts";
import type { Rules } from "./rules.ts";
import { statementRules, variableRules } from "./statement-rules.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import { endTrivia, fullTrivia, hashbang, inlineTrivia, lineCharacter } from "./trivia.ts";
import { typeRules } from "./type-rules.ts";
import { withoutUnused } from "./without-unused.ts";

/**
 * What a text is: a whole file; a declaration, with `export` and `import` among them; one member of a class; a statement;
 * a block with its braces; what stands between the braces of a function; an expression; a type.
 */
export type TypeScriptEntry =
  "file" | "declaration" | "class-member" | "statement" | "block" | "function-body" | "expression" | "type";

export interface TypeScriptGrammarOptions {
  /** What a text is. A whole file unless given. */
  readonly entry?: TypeScriptEntry | undefined;
  /** True for the language of `.tsx` files: JSX, and no type assertions in angle brackets. */
  readonly jsx?: boolean | undefined;
  /** True where a statement, block, body or expression stands in an async function. */
  readonly async?: boolean | undefined;
  /** True where it stands in a generator. */
  readonly generator?: boolean | undefined;
}

/**
 * The grammar of TypeScript 6: the texts that its parser takes without an error, but for what its checker would refuse in
 * any place (a literal on the left of an assignment, `??` next to `||`, an `import` inside of a function).
 *
 * @example
 * ```ts
 * import { compileGrammar, createMatcher } from "@maze/grammar";
 * import { typescriptGrammar } from "@maze/grammar/languages";
 * const matcher = createMatcher(compileGrammar(typescriptGrammar({ entry: "expression" })));
 * matcher.prefixLength(new TextEncoder().encode("f<T>(x) ?? -y ** 2")); // => 15
 * ```
 */
export function typescriptGrammar(options: TypeScriptGrammarOptions = {}): Grammar {
  const { entry = "file", jsx = false, async = false, generator = false } = options;
  const tokens = createTokens(jsx);
  const rules = { ...allRules(tokens, jsx), start: startOf(entry, tokens, functionContext(async, generator)) };
  return withoutUnused({
    name: jsx ? "typescript-jsx" : "typescript",
    start: "start",
    rules: Object.fromEntries(Object.entries(rules).map(([name, body]) => [name, { body }])),
    terminals: tokens.terminals,
    trivia: { inline: inlineTrivia, full: fullTrivia, end: endTrivia },
    endTrivia: entry === "file" ? "end" : "full",
  });
}

function allRules(t: Tokens, jsx: boolean): Rules {
  const rules: Record<string, Expression> = { ...typeRules(t), ...moduleRules(t) };
  for (const f of functionContexts) {
    for (const some of rulesIn(t, f, jsx)) {
      for (const [name, body] of Object.entries(some)) rules[f.nameOf(name)] = body;
    }
  }
  return rules;
}

/** The rules that depend on the function that a text stands in. */
function rulesIn(t: Tokens, f: FunctionContext, jsx: boolean): Rules[] {
  return [
    ...expressionContexts.flatMap((c) => [assignmentRules(t, f, c), chainRules(t, f, c), operandRules(t, f, c, jsx)]),
    operandRules(t, f, behindAwait, jsx),
    variableRules(t, f, anywhere),
    variableRules(t, f, forHead),
    sharedExpressionRules(t, f, jsx),
    operatorRules(t, f, jsx),
    sharedOperandRules(t, f, anywhere),
    objectRules(t, f),
    bindingRules(t, f),
    classRules(t, f),
    statementRules(t, f),
    declarationRules(t, f),
    ...(jsx ? [jsxRules(t, f)] : []),
  ];
}

function startOf(entry: TypeScriptEntry, t: Tokens, f: FunctionContext): Expression {
  switch (entry) {
    case "file":
      return sequence(optional(t.define("hashbang", hashbang, lineCharacter, "adjacent")), rule("module items"));
    case "declaration":
      return choice(
        rule("declaration"),
        rule("unfinished declaration"),
        rule("module declaration"),
        rule("unfinished module declaration"),
        sequence(t.word("var"), rule("variables"), optional(t.sign(";"))),
      );
    case "class-member":
      return choice(rule("class member"), rule("unfinished class member"));
    case "statement":
      return choice(f.rule("statement"), f.rule("unfinished statement"));
    case "block":
      return f.rule("block");
    case "function-body":
      return f.rule("statements");
    case "expression":
      return part(f, "expression", anywhere);
    case "type":
      return rule("type");
  }
}

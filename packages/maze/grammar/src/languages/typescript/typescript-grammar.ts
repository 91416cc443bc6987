import { choice, optional, pattern, rule, sequence } from "../../ast/expression-builders.ts";
import type { Expression, Grammar } from "../../ast/grammar.ts";
import { bindingRules } from "./binding-rules.ts";
import { classRules } from "./class-rules.ts";
import { declarationRules } from "./declaration-rules.ts";
import { anywhere, expressionContexts, forHead, part } from "./expression-context.ts";
import { assignmentRules, sharedExpressionRules } from "./expression-rules.ts";
import { jsxRules } from "./jsx-rules.ts";
import { moduleRules } from "./module-rules.ts";
import { objectRules } from "./object-rules.ts";
import { operandRules, sharedOperandRules } from "./operand-rules.ts";
import { chainRules, operatorRules } from "./operator-rules.ts";
import { withoutUnused } from "./without-unused.ts";
import { statementRules, variableRules } from "./statement-rules.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import { endTrivia, fullTrivia, hashbang, inlineTrivia } from "./trivia.ts";
import { typeRules } from "./type-rules.ts";

/**
 * What a text is: a whole file; a declaration, with `export` and `import` among them; one member of a class; a statement;
 * a block with its braces; what stands between the braces of a function; an expression; a type.
 */
export type TypeScriptEntry =
  | "file"
  | "declaration"
  | "class-member"
  | "statement"
  | "block"
  | "function-body"
  | "expression"
  | "type";

export interface TypeScriptGrammarOptions {
  /** What a text is. A whole file unless given. */
  readonly entry?: TypeScriptEntry | undefined;
  /** True for the language of `.tsx` files: JSX, and no type assertions in angle brackets. */
  readonly jsx?: boolean | undefined;
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
 * matcher.prefixLength(new TextEncoder().encode("f<T>(x) ?? -y ** 2")); // => 13
 * ```
 */
export function typescriptGrammar(options: TypeScriptGrammarOptions = {}): Grammar {
  const { entry = "file", jsx = false } = options;
  const tokens = createTokens();
  const rules = { ...allRules(tokens, jsx), start: startOf(entry, tokens) };
  return withoutUnused({
    name: jsx ? "typescript-jsx" : "typescript",
    start: "start",
    rules: Object.fromEntries(Object.entries(rules).map(([name, body]) => [name, { body }])),
    terminals: tokens.terminals,
    trivia: { inline: inlineTrivia, full: fullTrivia, end: endTrivia },
    endTrivia: entry === "file" ? "end" : "full",
  });
}

function allRules(t: Tokens, jsx: boolean): Readonly<Record<string, Expression>> {
  const perContext = expressionContexts.map((c) => ({
    ...assignmentRules(t, c),
    ...chainRules(t, c),
    ...operandRules(t, c, jsx),
  }));
  return Object.assign(
    {},
    ...perContext,
    variableRules(t, anywhere),
    variableRules(t, forHead),
    sharedExpressionRules(t, jsx),
    operatorRules(t, jsx),
    sharedOperandRules(t, anywhere, jsx),
    objectRules(t),
    bindingRules(t),
    classRules(t),
    typeRules(t),
    statementRules(t),
    declarationRules(t),
    moduleRules(t),
    jsx ? jsxRules(t) : {},
  ) as Record<string, Expression>;
}

function startOf(entry: TypeScriptEntry, t: Tokens): Expression {
  const semicolon = t.sign(";");
  switch (entry) {
    case "file":
      return sequence(optional(pattern(hashbang)), rule("module items"));
    case "declaration":
      return choice(
        rule("declaration"),
        rule("unfinished declaration"),
        rule("module declaration"),
        rule("unfinished module declaration"),
        sequence(rule("variable keyword"), part("variables", anywhere), optional(semicolon)),
      );
    case "class-member":
      return choice(rule("class member"), rule("unfinished class member"));
    case "statement":
      return choice(rule("statement"), rule("unfinished statement"));
    case "block":
      return rule("block");
    case "function-body":
      return rule("statements");
    case "expression":
      return rule("expression");
    case "type":
      return rule("type");
  }
}

import { compileGrammar, createMatcher, type Matcher } from "@maze/grammar";
import { typescriptGrammar } from "@maze/grammar/languages";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { declarationSnippets } from "./snippets/declarations.ts";
import { expressionSnippets } from "./snippets/expressions.ts";
import { jsxSnippets } from "./snippets/jsx.ts";
import type { SnippetGroup } from "./snippets/snippet-group.ts";
import { statementSnippets } from "./snippets/statements.ts";
import { typeSnippets } from "./snippets/types.ts";

/** What the parser says, without the checker: the judge of every table. */
function parses(text: string, jsx: boolean): boolean {
  const file = ts.createSourceFile(jsx ? "a.tsx" : "a.ts", text, ts.ScriptTarget.Latest, false);
  return (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics.length === 0;
}

function isInLanguage(matcher: Matcher, text: string): boolean {
  const bytes = new TextEncoder().encode(text);
  matcher.reset();
  if (matcher.prefixLength(bytes) < bytes.length) return false;
  matcher.acceptBytes(bytes);
  return matcher.isAccepting();
}

function describeSnippets(title: string, groups: readonly SnippetGroup[], jsx: boolean): void {
  const matcher = createMatcher(compileGrammar(typescriptGrammar({ jsx })));
  const verdicts = (texts: readonly string[]) =>
    texts.map((text) => ({ text, compiler: parses(text, jsx), grammar: isInLanguage(matcher, text) }));
  const expected = (texts: readonly string[], compiler: boolean, grammar: boolean) =>
    texts.map((text) => ({ text, compiler, grammar }));

  describe(title, () => {
    for (const { name, accepted, refused, refusedByChecker = [] } of groups) {
      it(`accepts what the compiler parses: ${name}`, () => {
        expect(verdicts(accepted)).toEqual(expected(accepted, true, true));
      });
      it(`refuses what the compiler does not parse: ${name}`, () => {
        expect(verdicts(refused)).toEqual(expected(refused, false, false));
      });
      it(`refuses what the checker would refuse anywhere: ${name}`, () => {
        expect(verdicts(refusedByChecker)).toEqual(expected(refusedByChecker, true, false));
      });
    }
  });
}

const groups = [...expressionSnippets, ...typeSnippets, ...statementSnippets, ...declarationSnippets];
describeSnippets("TypeScript", groups, false);
describeSnippets("TypeScript with JSX", jsxSnippets, true);

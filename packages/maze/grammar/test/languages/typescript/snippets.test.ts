import { describe, expect, it } from "vitest";
import { createLanguage, syntaxErrorsOf } from "./in-language.ts";
import { declarationSnippets } from "./snippets/declarations.ts";
import { expressionSnippets } from "./snippets/expressions.ts";
import { jsxSnippets } from "./snippets/jsx.ts";
import type { SnippetGroup } from "./snippets/snippet-group.ts";
import { statementSnippets } from "./snippets/statements.ts";
import { typeSnippets } from "./snippets/types.ts";

/** Every verdict of a table is compared with the parser's in the test itself, so that no table can be wrong. */
function describeSnippets(title: string, groups: readonly SnippetGroup[], jsx: boolean): void {
  const isInLanguage = createLanguage({ jsx });
  const verdicts = (texts: readonly string[]) =>
    texts.map((text) => ({ text, compiler: syntaxErrorsOf(text, jsx).length === 0, grammar: isInLanguage(text) }));
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
      if (refusedByChecker.length === 0) continue;
      it(`refuses what the checker would refuse anywhere: ${name}`, () => {
        expect(verdicts(refusedByChecker)).toEqual(expected(refusedByChecker, true, false));
      });
    }
  });
}

const groups = [...expressionSnippets, ...typeSnippets, ...statementSnippets, ...declarationSnippets];
describeSnippets("TypeScript", groups, false);
describeSnippets("TypeScript with JSX", jsxSnippets, true);

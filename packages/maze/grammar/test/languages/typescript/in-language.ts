import { compileGrammar, createMatcher } from "@maze/grammar";
import { typescriptGrammar, type TypeScriptGrammarOptions } from "@maze/grammar/languages";
import ts from "typescript";

/** Asks one TypeScript grammar about texts. */
export function createLanguage(options: TypeScriptGrammarOptions): (text: string) => boolean {
  const matcher = createMatcher(compileGrammar(typescriptGrammar(options)));
  return (text) => {
    const bytes = new TextEncoder().encode(text);
    matcher.reset();
    if (matcher.prefixLength(bytes) < bytes.length) return false;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting();
  };
}

/** What the parser of the compiler has against a text, without the checker. */
export function syntaxErrorsOf(text: string, jsx = false): string[] {
  const file = ts.createSourceFile(jsx ? "a.tsx" : "a.ts", text, ts.ScriptTarget.Latest, false);
  // The parser's own findings are not part of the public interface.
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  return parseDiagnostics.map(({ start, messageText }) => {
    return `${String(start)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

import ts from "typescript";

/** A place of a token in a text. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** One token of a text deleted, doubled, swapped with the next, or replaced by another token of the text. */
export interface Mutation {
  readonly kind: "delete" | "duplicate" | "swap" | "replace";
  readonly text: string;
  /** Where the texts begin to differ. */
  readonly at: number;
}

/** Parses a text as the compiler does. */
export const parseTypeScript = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false);

/** What the parser of the compiler has against a text: its first complaint, or nothing. */
export function syntaxErrorOf(name: string, text: string): string | undefined {
  const { parseDiagnostics } = parseTypeScript(name, text) as ts.SourceFile & {
    // The parser's own findings, without those of the checker, are not part of the public interface.
    readonly parseDiagnostics: readonly ts.Diagnostic[];
  };
  const [first] = parseDiagnostics;
  return first && `TS${String(first.code)} ${ts.flattenDiagnosticMessageText(first.messageText, " ")}`;
}

/** The tokens of a text as the parser cuts them, so that templates, regular expressions and JSX are right. */
export function tokensOf(name: string, text: string): TokenSpan[] {
  const file = parseTypeScript(name, text);
  const found: TokenSpan[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(file);
    if (children.length > 0) children.forEach(visit);
    else if (node.end > node.getStart(file)) found.push({ start: node.getStart(file), end: node.end });
  };
  visit(file);
  return found;
}

/** A mutation of a text, chosen by two random numbers from 0 to 1. */
export function mutationOf(
  text: string,
  tokens: readonly TokenSpan[],
  kind: Mutation["kind"],
  random: () => number,
): Mutation | undefined {
  const index = Math.floor(random() * tokens.length);
  const token = tokens[index];
  const other = kind === "swap" ? tokens[index + 1] : tokens[Math.floor(random() * tokens.length)];
  if (!token || !other) return undefined;
  const before = text.slice(0, token.start);
  const after = text.slice(token.end);
  const own = text.slice(token.start, token.end);
  const otherText = text.slice(other.start, other.end);
  const at = token.start;
  switch (kind) {
    case "delete":
      return { kind, at, text: before + after };
    case "duplicate":
      return { kind, at, text: `${before}${own} ${own}${after}` };
    case "swap":
      return { kind, at, text: before + otherText + text.slice(token.end, other.start) + own + text.slice(other.end) };
    case "replace":
      return otherText === own ? undefined : { kind, at, text: before + otherText + after };
  }
}

export const mutationKinds = ["delete", "duplicate", "swap", "replace"] as const;

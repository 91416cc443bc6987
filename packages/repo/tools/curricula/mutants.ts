import ts from "typescript";

export interface Mutant {
  readonly line: number;
  readonly change: string;
  readonly text: string;
}

const swaps = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusEqualsToken, "-="],
  [ts.SyntaxKind.MinusEqualsToken, "+="],
  [ts.SyntaxKind.AsteriskEqualsToken, "/="],
  [ts.SyntaxKind.SlashEqualsToken, "*="],
]);

/** Small changes of a program: another operator, another number, a condition decided, a statement left out. */
export function mutantsOf(source: string): readonly Mutant[] {
  const file = ts.createSourceFile("mutant.ts", source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replace = (node: ts.Node, by: string) => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    const change = `${source.slice(start, end).replace(/\s+/g, " ").slice(0, 40)} -> ${by}`;
    mutants.push({ line, change, text: source.slice(0, start) + by + source.slice(end) });
  };
  const visit = (node: ts.Node): void => {
    // What an error says is not judged.
    if (ts.isThrowStatement(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    // A loop that never ends says nothing about the tests.
    if (ts.isForStatement(node.parent) && node === node.parent.incrementor) return;
    if (ts.isBinaryExpression(node)) {
      const other = swaps.get(node.operatorToken.kind);
      if (other !== undefined) replace(node.operatorToken, other);
    }
    if (ts.isNumericLiteral(node)) replace(node, String(Number(node.text) + 1));
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      replace(condition, "true");
      replace(condition, "false");
    }
    if (ts.isExpressionStatement(node)) replace(node, ";");
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return mutants;
}

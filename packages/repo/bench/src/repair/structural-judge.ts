import ts from "typescript";

/** What speaks against counting an edited program as repaired. Made of the parser of TypeScript 6 alone, without the code that repairs. */
export interface StructuralVerdict {
  readonly objections: readonly string[];
  /** Whether `any`, an assertion, `!` or a suppression was added. */
  readonly escapes: boolean;
}

/** Compares the statements and the signatures of a program before and after an edit. */
export function judgeStructure(before: string, after: string): StructuralVerdict {
  const [old, fresh] = [parse(before), parse(after)];
  const objections: string[] = [];
  if (syntaxErrors(old) > 0) objections.push(...lostTokens(before, after));
  else {
    objections.push(...compareLists(old.statements, fresh.statements));
    objections.push(...compareSignatures(functionsOf(old), functionsOf(fresh)));
  }
  if (count(fresh, ts.isThrowStatement) > count(old, ts.isThrowStatement)) objections.push("a throw was added");
  if (suppressions(after) > suppressions(before)) objections.push("a suppression was added");
  return { objections, escapes: isLarger(escapesOf(old, before), escapesOf(fresh, after)) };
}

const parse = (text: string): ts.SourceFile => ts.createSourceFile("program.ts", text, ts.ScriptTarget.ESNext, true);

const syntaxErrors = (file: ts.SourceFile): number =>
  (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics.length;

const suppressions = (text: string): number => (text.match(/@ts-(?:ignore|expect-error|nocheck)/g) ?? []).length;

function nodesOf(root: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

const count = (root: ts.Node, is: (node: ts.Node) => boolean): number => nodesOf(root).filter(is).length;

function escapesOf(root: ts.Node, text: string): number[] {
  return [
    count(root, (node) => node.kind === ts.SyntaxKind.AnyKeyword),
    count(root, (node) => ts.isAsExpression(node) && node.type.getText() !== "const"),
    count(root, ts.isTypeAssertionExpression),
    count(root, ts.isNonNullExpression),
    count(root, (node) => ts.isVariableDeclaration(node) && node.exclamationToken !== undefined),
    suppressions(text),
  ];
}

const isLarger = (before: readonly number[], after: readonly number[]): boolean =>
  after.some((number, index) => number > (before[index] ?? 0));

/**
 * Every statement of the first list is found again, in order, in the second one; what is new between them is a
 * declaration, a guard or a return at the end.
 */
function compareLists(before: readonly ts.Statement[], after: readonly ts.Statement[]): string[] {
  const objections: string[] = [];
  let at = 0;
  for (const statement of before) {
    const found = after.findIndex((other, index) => index >= at && isSame(statement, other));
    if (found < 0) {
      objections.push(`gone or replaced: ${shown(statement)}`);
      continue;
    }
    objections.push(...after.slice(at, found).flatMap(objectToNew), ...compareInside(statement, after[found]));
    at = found + 1;
  }
  return [...objections, ...after.slice(at).flatMap(objectToNew)];
}

const shown = (node: ts.Node): string => node.getText().split("\n")[0]?.slice(0, 80) ?? "";

function objectToNew(statement: ts.Statement): string[] {
  const isFine =
    ts.isVariableStatement(statement) ||
    ts.isImportDeclaration(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    (ts.isIfStatement(statement) && isLeaving(statement.thenStatement));
  return isFine ? [] : [`added: ${shown(statement)}`];
}

const isLeaving = (statement: ts.Statement): boolean =>
  ts.isReturnStatement(statement) ||
  ts.isContinueStatement(statement) ||
  ts.isBreakStatement(statement) ||
  (ts.isBlock(statement) && statement.statements.length === 1 && statement.statements.every(isLeaving));

/** Of one kind, and most of the names and literals of the first are in the second. */
function isSame(before: ts.Statement, after: ts.Statement): boolean {
  if (before.kind !== after.kind) return false;
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const kept = old.filter((word) => {
    const found = fresh.indexOf(word);
    if (found >= 0) fresh.splice(found, 1);
    return found >= 0;
  }).length;
  return old.length <= 2 ? true : kept * 2 >= old.length;
}

/** Names and literals of a statement, without those of the statements in it. */
function wordsOf(statement: ts.Statement): string[] {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node !== statement && (ts.isStatement(node) || ts.isTypeNode(node))) return;
    if (ts.isIdentifier(node) || ts.isLiteralExpression(node)) words.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return words;
}

/** The lists of statements inside of two statements, one by one. */
function compareInside(before: ts.Statement, after: ts.Statement | undefined): string[] {
  if (after === undefined) return [];
  const [old, fresh] = [innerLists(before), innerLists(after)];
  if (old.length > fresh.length) return [`less inside: ${shown(before)}`];
  return old.flatMap((list, index) => compareLists(list, fresh[index] ?? []));
}

function innerLists(statement: ts.Statement): (readonly ts.Statement[])[] {
  const lists: (readonly ts.Statement[])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node) || ts.isModuleBlock(node)) lists.push(node.statements);
    else if (ts.isStatement(node) && node !== statement) lists.push([node]);
    else ts.forEachChild(node, visit);
  };
  if (ts.isBlock(statement)) lists.push(statement.statements);
  else ts.forEachChild(statement, visit);
  return lists;
}

interface SignatureText {
  readonly name: string;
  readonly parameters: readonly { name: string; type: string; optional: boolean; rest: boolean }[];
  readonly result: string;
}

function functionsOf(root: ts.Node): SignatureText[] {
  return nodesOf(root).flatMap((node): SignatureText[] => {
    if (!ts.isFunctionLike(node) || ts.isFunctionTypeNode(node) || ts.isCallSignatureDeclaration(node)) return [];
    return [
      {
        name: node.name?.getText() ?? "",
        parameters: node.parameters.map((parameter) => ({
          name: parameter.name.getText(),
          type: parameter.type?.getText() ?? "",
          optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
          rest: parameter.dotDotDotToken !== undefined,
        })),
        result: node.type?.getText() ?? "",
      },
    ];
  });
}

/** Each signature is there again, in order, and says about types what it said, or more where it said nothing. */
function compareSignatures(before: readonly SignatureText[], after: readonly SignatureText[]): string[] {
  let at = 0;
  return before.flatMap((old) => {
    const found = after.findIndex((fresh, index) => index >= at && keeps(old, fresh));
    if (found < 0) return [`signature changed: ${old.name}(${old.parameters.map(({ name }) => name).join(", ")})`];
    at = found + 1;
    return [];
  });
}

const keeps = (old: SignatureText, fresh: SignatureText): boolean =>
  old.parameters.length === fresh.parameters.length &&
  (old.result === "" || old.result === fresh.result) &&
  old.parameters.every((parameter, index) => {
    const other = fresh.parameters[index];
    return (
      other !== undefined &&
      (parameter.type === "" || parameter.type === other.type) &&
      parameter.optional === other.optional &&
      parameter.rest === other.rest
    );
  });

/** A text that did not parse has no statements to compare: but for a few tokens it is what it was. */
function lostTokens(before: string, after: string): string[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const lost = old.filter((token) => {
    const found = fresh.indexOf(token);
    if (found >= 0) fresh.splice(found, 1);
    return found < 0;
  });
  const allowed = Math.max(3, Math.floor(old.length * 0.05));
  return lost.length > allowed ? [`${String(lost.length)} tokens gone: ${lost.slice(0, 8).join(" ")}`] : [];
}

function tokensOf(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text);
  const tokens: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens;
}

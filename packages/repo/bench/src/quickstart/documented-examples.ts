import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A call that a package's documentation shows. */
export interface DocumentedExample {
  readonly functionName: string;
  /** The sentence that introduces the example. */
  readonly sentence: string;
  /** Arguments as source text. */
  readonly args: readonly string[];
}

/**
 * Reads the `@example` sections of every `<function>.d.ts` in a package's folder. An example counts when it is one call
 * of the documented function whose arguments need nothing but globals; declarations of constants that the call uses are
 * put in its place.
 */
export function readDocumentedExamples(packageFolder: string): DocumentedExample[] {
  const files = readdirSync(packageFolder)
    .filter((name) => /^[a-z]\w*\.d\.ts$/.test(name))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(packageFolder, file), "utf8");
    const name = file.replace(/\.d\.ts$/, "");
    return exampleTexts(text, name).flatMap((example) => toExample(example, name));
  });
}

function exampleTexts(text: string, functionName: string): string[] {
  const source = ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.Latest, true);
  const declarations = source.statements
    .filter(ts.isFunctionDeclaration)
    .filter((node) => node.name?.text === functionName);
  const sections = declarations.flatMap((declaration) =>
    ts
      .getJSDocTags(declaration)
      .filter((tag) => tag.tagName.text === "example")
      .map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? ""),
  );
  return [...new Set(sections)];
}

function toExample(text: string, functionName: string): DocumentedExample[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, string>();
  let call: ts.CallExpression | undefined;
  for (const statement of source.statements) {
    const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const expression =
      declaration?.initializer ?? (ts.isExpressionStatement(statement) ? statement.expression : undefined);
    if (expression === undefined) return [];
    if (
      ts.isCallExpression(expression) &&
      ts.isIdentifier(expression.expression) &&
      expression.expression.text === functionName
    ) {
      if (call !== undefined) return [];
      call = expression;
    } else if (declaration !== undefined && ts.isIdentifier(declaration.name))
      constants.set(declaration.name.text, expression.getText());
    else return [];
  }
  if (call === undefined) return [];
  const args = call.arguments.map((argument) => {
    const own = argument.getText();
    return constants.get(own) ?? own;
  });
  if (!args.every(isClosed)) return [];
  const sentence = [...text.matchAll(/^\/\/ (?!=>)(.*)$/gm)]
    .map(([, line]) => line)
    .join(" ")
    .replace(/:$/, ".");
  return [{ functionName, sentence, args }];
}

const globals = new Set(["Date", "undefined", "NaN", "Infinity"]);

/** True where an expression names nothing but globals. */
function isClosed(text: string): boolean {
  const source = ts.createSourceFile("a.ts", `(${text})`, ts.ScriptTarget.Latest, true);
  let closed = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !globals.has(node.text)) {
      const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
      closed &&= isName;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return closed;
}

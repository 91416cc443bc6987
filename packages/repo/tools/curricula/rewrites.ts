import ts from "typescript";

/** A rewrite that keeps what a program computes and changes how it is written. */
export type Rewrite = (source: string) => string;

type Visit = (node: ts.Node, context: ts.TransformationContext) => ts.Node | readonly ts.Statement[] | undefined;

/** `for` loops become `while` loops. */
export const whileLoops: Rewrite = transformed((node) => {
  if (!ts.isForStatement(node) || !node.initializer || !node.condition || hasJump(node.statement, "continue")) return;
  const f = ts.factory;
  const step = node.incrementor ? [f.createExpressionStatement(node.incrementor)] : [];
  const body = f.createBlock([...statementsOf(node.statement), ...step], true);
  return f.createBlock([statementOf(node.initializer), f.createWhileStatement(node.condition, body)], true);
});

/** Counting loops and `for … of` become `forEach` with a callback, where no jump forbids it. */
export const callbacks: Rewrite = transformed((node) => {
  const f = ts.factory;
  if (ts.isForOfStatement(node) && ts.isVariableDeclarationList(node.initializer) && !hasJump(node.statement, "any")) {
    const [declaration] = node.initializer.declarations;
    if (!declaration) return;
    const all = f.createArrayLiteralExpression([f.createSpreadElement(node.expression)]);
    return forEach(all, [parameter(declaration.name)], node.statement);
  }
  const counter = ts.isForStatement(node) ? countingLoop(node) : undefined;
  if (!counter || !ts.isForStatement(node) || hasJump(node.statement, "any")) return;
  const length = f.createObjectLiteralExpression([f.createPropertyAssignment("length", counter.end)]);
  const range = f.createCallExpression(
    f.createPropertyAccessExpression(f.createIdentifier("Array"), "from"),
    [],
    [length],
  );
  return forEach(range, [parameter(f.createIdentifier("_unused")), parameter(counter.name)], node.statement);
});

/** `a += b` becomes `a = a + b`. */
export const longAssignments: Rewrite = transformed((node) => {
  if (!ts.isBinaryExpression(node)) return;
  const operator = compound.get(node.operatorToken.kind);
  if (!operator || hasSideEffect(node.left)) return;
  const right = ts.isBinaryExpression(node.right) || ts.isConditionalExpression(node.right);
  const value = right ? ts.factory.createParenthesizedExpression(node.right) : node.right;
  return ts.factory.createAssignment(node.left, ts.factory.createBinaryExpression(node.left, operator, value));
});

/** Exported functions become arrow functions in a `const`. */
export const arrowFunctions: Rewrite = transformed((node) => {
  if (!ts.isFunctionDeclaration(node) || !node.name || !node.body || node.asteriskToken) return;
  const f = ts.factory;
  const arrow = f.createArrowFunction(
    undefined,
    node.typeParameters,
    node.parameters,
    node.type,
    f.createToken(ts.SyntaxKind.EqualsGreaterThanToken),
    node.body,
  );
  const declaration = f.createVariableDeclaration(node.name, undefined, undefined, arrow);
  const list = f.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
  return f.createVariableStatement(node.modifiers?.filter(ts.isModifier), list);
});

/** `return E` and `x = E` name their value first. */
export const namedResults: Rewrite = (source) => {
  let count = 0;
  return transformed((node) => {
    if (!ts.isBlock(node)) return;
    const statements = node.statements.flatMap((statement): readonly ts.Statement[] => {
      if (ts.isReturnStatement(statement) && statement.expression && isComputed(statement.expression)) {
        const name = `outcome${(count += 1)}`;
        return [
          constant(name, statement.expression),
          ts.factory.createReturnStatement(ts.factory.createIdentifier(name)),
        ];
      }
      const assigned = ts.isExpressionStatement(statement) ? statement.expression : undefined;
      const plain = assigned && ts.isBinaryExpression(assigned) && ts.isElementAccessExpression(assigned.left);
      if (!plain || !assignments.has(assigned.operatorToken.kind) || !isComputed(assigned.right)) return [statement];
      const name = `outcome${(count += 1)}`;
      const { left, operatorToken } = assigned;
      const stored = ts.factory.createBinaryExpression(left, operatorToken, ts.factory.createIdentifier(name));
      return [constant(name, assigned.right), ts.factory.createExpressionStatement(stored)];
    });
    return ts.factory.updateBlock(node, statements);
  })(source);
};

/** Products and comparisons swap their sides. */
export const swappedSides: Rewrite = transformed((node) => {
  if (!ts.isBinaryExpression(node) || hasSideEffect(node.left) || hasSideEffect(node.right)) return;
  const operator = mirrored.get(node.operatorToken.kind);
  if (operator === undefined) return;
  const product = operator === ts.SyntaxKind.AsteriskToken;
  const wrap = (side: ts.Expression) =>
    ts.isBinaryExpression(side) ? ts.factory.createParenthesizedExpression(side) : side;
  const [left, right] = product ? [wrap(node.right), wrap(node.left)] : [node.right, node.left];
  return ts.factory.createBinaryExpression(left, operator, right);
});

/** `if (c) A else B` and `c ? a : b` are asked the other way round. */
export const invertedChoices: Rewrite = transformed((node) => {
  const not = (condition: ts.Expression) =>
    ts.factory.createLogicalNot(ts.factory.createParenthesizedExpression(condition));
  if (ts.isIfStatement(node) && node.elseStatement && !ts.isIfStatement(node.elseStatement)) {
    return ts.factory.createIfStatement(not(node.expression), node.elseStatement, node.thenStatement);
  }
  if (!ts.isConditionalExpression(node)) return;
  return ts.factory.createConditionalExpression(
    not(node.condition),
    undefined,
    node.whenFalse,
    undefined,
    node.whenTrue,
  );
});

/** The body of every exported function moves to a function of the module. */
export const outerFunctions: Rewrite = transformed((node) => {
  if (!ts.isSourceFile(node)) return;
  const f = ts.factory;
  const statements = node.statements.flatMap((statement): readonly ts.Statement[] => {
    const exported = ts.isFunctionDeclaration(statement) && statement.modifiers !== undefined;
    if (!exported || !statement.name || !statement.body || statement.asteriskToken) return [statement];
    const names = statement.parameters.map((each) => (ts.isIdentifier(each.name) ? each.name : undefined));
    if (!names.every((name) => name !== undefined)) return [statement];
    const inner = `${statement.name.text}Of`;
    const { typeParameters, parameters, type, body } = statement;
    const call = f.createReturnStatement(f.createCallExpression(f.createIdentifier(inner), undefined, names));
    const outer = f.createFunctionDeclaration(
      statement.modifiers,
      undefined,
      statement.name,
      typeParameters,
      parameters,
      type,
      f.createBlock([call], true),
    );
    return [f.createFunctionDeclaration(undefined, undefined, inner, typeParameters, parameters, type, body), outer];
  });
  return f.updateSourceFile(node, statements);
});

const compound = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
] as const) as ReadonlyMap<ts.SyntaxKind, ts.BinaryOperator>;

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsToken, ...compound.keys()]);

const mirrored = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.LessThanToken, ts.SyntaxKind.GreaterThanToken],
  [ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.LessThanToken],
  [ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanEqualsToken],
  [ts.SyntaxKind.GreaterThanEqualsToken, ts.SyntaxKind.LessThanEqualsToken],
]);

function transformed(visit: Visit): Rewrite {
  return (source) => {
    const file = ts.createSourceFile("variant.ts", source, ts.ScriptTarget.Latest, true);
    const { transformed: results } = ts.transform(file, [
      (context) => (root) => {
        const walk = (node: ts.Node): ts.Node => {
          const inner = ts.visitEachChild(node, walk, context);
          return (visit(inner, context) as ts.Node | undefined) ?? inner;
        };
        return walk(root) as ts.SourceFile;
      },
    ]);
    const [result] = results;
    return result ? ts.createPrinter().printFile(result) : source;
  };
}

function countingLoop(loop: ts.ForStatement): { name: ts.Identifier; end: ts.Expression } | undefined {
  const { initializer, condition, incrementor } = loop;
  if (!initializer || !ts.isVariableDeclarationList(initializer) || initializer.declarations.length !== 1) return;
  const [first] = initializer.declarations;
  if (!first || !ts.isIdentifier(first.name) || !first.initializer || first.initializer.getText() !== "0") return;
  if (!condition || !ts.isBinaryExpression(condition)) return;
  if (condition.operatorToken.kind !== ts.SyntaxKind.LessThanToken || !incrementor) return;
  if (!/^(\w+ \+= 1|\w+\+\+)$/.test(incrementor.getText())) return;
  return { name: first.name, end: condition.right };
}

/** Whether a jump leaves the body: `continue`, or with "any" also `break`, `return`, `yield` and `await`. */
function hasJump(node: ts.Node, which: "continue" | "any"): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isContinueStatement(node)) return true;
  if (which === "any" && (ts.isBreakStatement(node) || ts.isReturnStatement(node) || ts.isYieldExpression(node))) {
    return true;
  }
  return ts.forEachChild(node, (child) => hasJump(child, which) || undefined) ?? false;
}

function hasSideEffect(node: ts.Node): boolean {
  const step = ts.isPostfixUnaryExpression(node) || ts.isCallExpression(node);
  return step || (ts.forEachChild(node, (child) => hasSideEffect(child) || undefined) ?? false);
}

function isComputed(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) || ts.isCallExpression(node);
}

function constant(name: string, value: ts.Expression): ts.Statement {
  const declaration = ts.factory.createVariableDeclaration(name, undefined, undefined, value);
  const list = ts.factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
  return ts.factory.createVariableStatement(undefined, list);
}

function statementsOf(body: ts.Statement): readonly ts.Statement[] {
  return ts.isBlock(body) ? body.statements : [body];
}

function statementOf(initializer: ts.ForInitializer): ts.Statement {
  return ts.isVariableDeclarationList(initializer)
    ? ts.factory.createVariableStatement(undefined, initializer)
    : ts.factory.createExpressionStatement(initializer);
}

function parameter(name: ts.BindingName): ts.ParameterDeclaration {
  return ts.factory.createParameterDeclaration(undefined, undefined, name);
}

function forEach(list: ts.Expression, parameters: readonly ts.ParameterDeclaration[], body: ts.Statement) {
  const f = ts.factory;
  const block = f.createBlock(statementsOf(body), true);
  const arrow = f.createArrowFunction(
    undefined,
    undefined,
    parameters,
    undefined,
    f.createToken(ts.SyntaxKind.EqualsGreaterThanToken),
    block,
  );
  return f.createExpressionStatement(
    f.createCallExpression(f.createPropertyAccessExpression(list, "forEach"), undefined, [arrow]),
  );
}

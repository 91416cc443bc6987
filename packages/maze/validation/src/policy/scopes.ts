import type { Node } from "oxc-parser";

type Fields = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

export function childrenOf(node: Node): Node[] {
  return Object.values(node as unknown as Fields).flatMap((member) =>
    Array.isArray(member) ? member.filter(isNode) : isNode(member) ? [member] : [],
  );
}

const isFunction = ({ type }: Node): boolean =>
  type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";

/** What only tells the compiler of something that exists elsewhere, such as `declare function fetch(): void`. */
const isAmbient = (node: Node): boolean =>
  ("declare" in node && node.declare) ||
  node.type === "TSDeclareFunction" ||
  node.type.startsWith("TSInterface") ||
  node.type === "TSTypeAliasDeclaration" ||
  ("importKind" in node && node.importKind === "type");

/** Names that a node declares for what is inside of it; `undefined` where it opens no scope. */
export function namesOfScope(node: Node): Set<string> | undefined {
  if (isFunction(node)) {
    const names = new Set(["arguments"]);
    const of = node as unknown as { id?: Node | null; params: readonly Node[]; body: Node | null };
    if (node.type === "FunctionExpression" && isNode(of.id)) addPattern(of.id, names);
    for (const param of of.params) addPattern(param, names);
    if (of.body !== null) addVars(of.body, names);
    return names;
  }
  const names = new Set<string>();
  switch (node.type) {
    case "Program":
      addVars(node, names);
      addDeclared(node.body, names);
      return names;
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      if (node.type !== "BlockStatement") addVars(node, names);
      addDeclared(node.body, names);
      return names;
    case "SwitchStatement":
      addDeclared(
        node.cases.flatMap(({ consequent }) => consequent),
        names,
      );
      return names;
    case "ForStatement":
      if (node.init !== null) addDeclared([node.init], names);
      return names;
    case "ForInStatement":
    case "ForOfStatement":
      addDeclared([node.left], names);
      return names;
    case "CatchClause":
      if (node.param !== null) addPattern(node.param, names);
      return names;
    case "ClassExpression":
      if (node.id !== null) names.add(node.id.name);
      return names;
    default:
      return undefined;
  }
}

function addDeclared(statements: readonly Node[], names: Set<string>): void {
  for (const statement of statements) {
    const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const node = isExport && isNode(statement.declaration) ? statement.declaration : statement;
    if (isAmbient(node)) continue;
    if (node.type === "VariableDeclaration") for (const { id } of node.declarations) addPattern(id, names);
    else if (node.type === "ImportDeclaration") for (const { local } of node.specifiers) names.add(local.name);
    else if ("id" in node && isNode(node.id) && /Declaration$/.test(node.type)) addPattern(node.id, names);
  }
}

/** `var` reaches up to the function around it. */
function addVars(node: Node, names: Set<string>): void {
  if (node.type === "VariableDeclaration" && node.kind === "var" && !isAmbient(node))
    for (const { id } of node.declarations) addPattern(id, names);
  for (const child of childrenOf(node)) if (!isFunction(child)) addVars(child, names);
}

function addPattern(node: Node, names: Set<string>): void {
  switch (node.type) {
    case "Identifier":
      names.add(node.name);
      return;
    case "ObjectPattern":
      for (const property of node.properties)
        addPattern(property.type === "RestElement" ? property.argument : property.value, names);
      return;
    case "ArrayPattern":
      for (const element of node.elements) if (element !== null) addPattern(element, names);
      return;
    case "AssignmentPattern":
      addPattern(node.left, names);
      return;
    case "RestElement":
      addPattern(node.argument, names);
      return;
    case "TSParameterProperty":
      addPattern(node.parameter, names);
      return;
    default:
  }
}

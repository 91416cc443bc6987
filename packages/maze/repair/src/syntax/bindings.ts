import type { BindingPattern, Node, ParamPattern, VariableDeclaration, VariableDeclarator } from "oxc-parser";
import { ancestorsOf, isFunctionLike } from "./ancestors.ts";
import { childrenOf, type Program } from "./program.ts";

/** A name that a text declares, and where. */
export interface Binding {
  readonly name: string;
  readonly kind: "variable" | "parameter" | "function" | "class" | "import" | "catch";
  /** The node of the name itself. */
  readonly identifier: Node;
  /** The declarator, parameter or declaration. */
  readonly declaration: Node;
  /** Where the name can be seen. */
  readonly scope: Node;
}

/** Every value that a text declares. */
export function bindingsOf(program: Program): readonly Binding[] {
  const known = read.get(program) ?? program.nodes.flatMap((node) => declaredBy(program, node));
  read.set(program, known);
  return known;
}

/** Every rule asks for them, at every finding. */
const read = new WeakMap<Program, readonly Binding[]>();

/** The declaration that a name at a place refers to: the innermost scope around it wins. */
export function bindingAt(program: Program, name: string, at: Node): Binding | undefined {
  const around = new Set([at, ...ancestorsOf(program, at)]);
  return bindingsOf(program)
    .filter((binding) => binding.name === name && around.has(binding.scope))
    .sort((a, b) => b.scope.start - a.scope.start)[0];
}

/** Uses of a binding: identifiers of its name that refer to it, its declaration not included. */
export function usesOf(program: Program, binding: Binding): readonly Node[] {
  return program.nodes.filter(
    (node) =>
      node.type === "Identifier" &&
      node.name === binding.name &&
      node !== binding.identifier &&
      refersToValue(program, node) &&
      bindingAt(program, binding.name, node)?.identifier === binding.identifier,
  );
}

function refersToValue(program: Program, node: Node): boolean {
  const parent = program.parentOf(node);
  if (parent?.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent?.type === "Property") return parent.value === node || parent.computed;
  return true;
}

/** The variable declaration around a declarator. */
export function declarationOf(program: Program, declarator: Node): VariableDeclaration | undefined {
  const parent = program.parentOf(declarator);
  return parent?.type === "VariableDeclaration" ? parent : undefined;
}

function declaredBy(program: Program, node: Node): Binding[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node.id).map((identifier) => ({
        name: nameOf(identifier),
        kind: "variable",
        identifier,
        declaration: node,
        scope: variableScope(program, node),
      }));
    case "FunctionDeclaration":
      return [
        ...(node.id === null
          ? []
          : [
              {
                name: node.id.name,
                kind: "function" as const,
                identifier: node.id as Node,
                declaration: node as Node,
                scope: program.parentOf(node) ?? program.root,
              },
            ]),
        ...parametersOf(node),
      ];
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return parametersOf(node);
    case "ClassDeclaration":
      return node.id === null
        ? []
        : [
            {
              name: node.id.name,
              kind: "class",
              identifier: node.id,
              declaration: node,
              scope: program.parentOf(node) ?? program.root,
            },
          ];
    case "CatchClause":
      return node.param === null
        ? []
        : namesIn(node.param).map((identifier) => ({
            name: nameOf(identifier),
            kind: "catch",
            identifier,
            declaration: node,
            scope: node,
          }));
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return [
        { name: node.local.name, kind: "import", identifier: node.local, declaration: node, scope: program.root },
      ];
    default:
      return [];
  }
}

function parametersOf(node: Node & { readonly params: readonly ParamPattern[] }): Binding[] {
  return node.params.flatMap((parameter) =>
    namesIn(parameter as Node).map((identifier) => ({
      name: nameOf(identifier),
      kind: "parameter" as const,
      identifier,
      declaration: parameter,
      scope: node,
    })),
  );
}

const nameOf = (node: Node): string => (node.type === "Identifier" ? node.name : "");

/** Identifiers that a pattern binds. */
function namesIn(pattern: BindingPattern | Node): Node[] {
  const node = pattern;
  switch (node.type) {
    case "Identifier":
      return [node];
    case "AssignmentPattern":
      return namesIn(node.left);
    case "RestElement":
      return namesIn(node.argument);
    case "Property":
      return namesIn(node.value);
    case "ArrayPattern":
    case "ObjectPattern":
      return childrenOf(node).flatMap(namesIn);
    default:
      return [];
  }
}

function variableScope(program: Program, declarator: VariableDeclarator): Node {
  const declaration = declarationOf(program, declarator);
  const around = ancestorsOf(program, declarator);
  if (declaration?.kind === "var") return around.find(isFunctionLike) ?? program.root;
  return around.find((node) => node !== declaration && SCOPES.has(node.type)) ?? program.root;
}

const SCOPES = new Set<Node["type"]>([
  "BlockStatement",
  "Program",
  "ForStatement",
  "ForOfStatement",
  "ForInStatement",
  "SwitchStatement",
  "StaticBlock",
]);

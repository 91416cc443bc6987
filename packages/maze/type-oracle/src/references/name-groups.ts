import type { NodeRecords } from "../compiler/node-records.ts";
import { TREE_KINDS as K } from "./tree-kinds.ts";

/** Names of a file that mean one and the same thing, whatever that is; the first of them is asked about. */
export interface NameGroups {
  /** Nodes of all identifiers of the code, in order. */
  readonly names: readonly number[];
  /** For each of them, the index in `names` of the one that answers for it. */
  readonly representative: readonly number[];
}

/** Nodes that names can be declared in, or that begin a region in which they mean something else. */
const SCOPES: ReadonlySet<number> = new Set([
  K.SourceFile,
  K.Block,
  K.FunctionDeclaration,
  K.FunctionExpression,
  K.ArrowFunction,
  K.MethodDeclaration,
  K.Constructor,
  K.GetAccessor,
  K.SetAccessor,
  K.ClassDeclaration,
  K.ClassExpression,
  K.InterfaceDeclaration,
  K.TypeAliasDeclaration,
  K.ModuleDeclaration,
  K.ModuleBlock,
  K.ForStatement,
  K.ForInStatement,
  K.ForOfStatement,
  K.CatchClause,
  K.CaseBlock,
  K.ConditionalType,
  K.MappedType,
  K.FunctionType,
  K.ConstructorType,
  K.CallSignature,
  K.ConstructSignature,
  K.MethodSignature,
  K.IndexSignature,
  K.EnumDeclaration,
  K.ClassStaticBlockDeclaration,
  K.PropertyDeclaration,
  K.Parameter,
]);

/** Declarations whose first identifier is their name. */
const DECLARATIONS: ReadonlySet<number> = new Set([
  K.VariableDeclaration,
  K.Parameter,
  K.BindingElement,
  K.FunctionDeclaration,
  K.FunctionExpression,
  K.ClassDeclaration,
  K.ClassExpression,
  K.InterfaceDeclaration,
  K.TypeAliasDeclaration,
  K.EnumDeclaration,
  K.ModuleDeclaration,
  K.TypeParameter,
  K.ImportClause,
  K.NamespaceImport,
  K.ImportSpecifier,
  K.InferType,
  K.EnumMember,
]);

/** Scopes whose names other declarations of the same thing can add to. */
const OPEN_ENDED: ReadonlySet<number> = new Set([K.ModuleBlock, K.EnumDeclaration]);

/** Parents under which an identifier is a value, wherever it stands in them. */
const VALUES: ReadonlySet<number> = new Set([
  K.ArrayLiteralExpression,
  K.CallExpression,
  K.NewExpression,
  K.ParenthesizedExpression,
  K.TypeOfExpression,
  K.VoidExpression,
  K.AwaitExpression,
  K.PrefixUnaryExpression,
  K.PostfixUnaryExpression,
  K.BinaryExpression,
  K.ConditionalExpression,
  K.TemplateSpan,
  K.YieldExpression,
  K.SpreadElement,
  K.NonNullExpression,
  K.ExpressionStatement,
  K.IfStatement,
  K.WhileStatement,
  K.DoStatement,
  K.ReturnStatement,
  K.SwitchStatement,
  K.ThrowStatement,
  K.CaseClause,
  K.SpreadAssignment,
  K.ElementAccessExpression,
  K.AsExpression,
  K.SatisfiesExpression,
  K.ArrowFunction,
  K.DeleteExpression,
]);

/** Parents whose last child is a value and whose first is a name: `x = value`, `name: value`. */
const VALUE_LAST: ReadonlySet<number> = new Set([K.VariableDeclaration, K.PropertyAssignment, K.BindingElement]);

/** Names that mean something else in every function. */
const PECULIAR: ReadonlySet<string> = new Set([
  "arguments",
  "undefined",
  "super",
  "this",
  "require",
  "exports",
  "module",
]);

/**
 * Two identifiers with one name, both values or both types, mean the same if the innermost scope around them that
 * declares the name is the same; only then lookup goes the same way for both. A declaration counts for every scope from
 * where it stands up to the function or file around it, which covers hoisting: that makes more groups, never wrong ones.
 * Everything that is not looked up by scope alone, such as a member after a dot, is a group of its own.
 */
export function groupNames(nodes: NodeRecords): NameGroups {
  const count = nodes.count;
  const kinds = new Uint32Array(count);
  const parents = new Uint32Array(count);
  const scopes = new Uint32Array(count);
  const firstChild = new Uint32Array(count);
  const lastChild = new Uint32Array(count);
  const inComment = new Uint8Array(count);
  const names: number[] = [];
  for (let node = 1; node < count; node++) {
    const kind = nodes.kind(node);
    kinds[node] = kind;
    let parent = nodes.parent(node);
    // Lists are records too, and stand between a node and its children.
    while (parent > 0 && kinds[parent] === LIST) parent = parents[parent] ?? 0;
    parents[node] = parent;
    if (kind === LIST) continue;
    if (firstChild[parent] === 0) firstChild[parent] = node;
    lastChild[parent] = node;
    const around = parent === 0 ? node : (scopes[parent] ?? 0);
    scopes[node] = SCOPES.has(kind) ? node : around;
    inComment[node] = kind >= K.JSDoc - 7 || inComment[parent] === 1 ? 1 : 0;
    if (kind === K.Identifier && inComment[node] === 0) names.push(node);
  }
  const texts = names.map((node) => nodes.text(node));
  const declared = new Map<string, Set<number>>();
  const unsafe = new Set<string>();
  for (const [index, node] of names.entries()) {
    const parent = parents[node] ?? 0;
    const kind = kinds[parent] ?? 0;
    if (!DECLARATIONS.has(kind)) continue;
    const text = texts[index] ?? "";
    if (kind === K.InferType || (kind === K.TypeParameter && kinds[parents[parent] ?? 0] === K.InferType))
      unsafe.add(text);
    const places = declared.get(text) ?? new Set<number>();
    declared.set(text, places);
    // The name of a function or class also counts outside of it.
    for (let scope = scopes[parents[parent] === 0 ? node : parent] ?? 0; scope > 0;) {
      places.add(scope);
      if (scope === 1) break;
      const isOwn = scope === parent;
      if (!isOwn && isFunctionOrFile(kinds[scope] ?? 0)) break;
      scope = scopes[parents[scope] ?? 0] ?? 0;
    }
  }
  const groups = new Map<string, number>();
  const representative = names.map((node, index) => {
    const text = texts[index] ?? "";
    const meaning = PECULIAR.has(text) || unsafe.has(text) ? undefined : meaningOf(node);
    if (meaning === undefined) return index;
    const places = declared.get(text);
    let scope = scopes[node] ?? 0;
    while (scope > 1 && places?.has(scope) !== true && !OPEN_ENDED.has(kinds[scope] ?? 0)) {
      scope = scopes[parents[scope] ?? 0] ?? 0;
    }
    const id = `${text} ${meaning} ${scope}`;
    const first = groups.get(id);
    if (first === undefined) groups.set(id, index);
    return first ?? index;
  });
  return { names, representative };

  function meaningOf(node: number): "value" | "type" | undefined {
    const parent = parents[node] ?? 0;
    const kind = kinds[parent] ?? 0;
    if (kind === K.TypeReference) return "type";
    if (kind === K.PropertyAccessExpression) return firstChild[parent] === node ? "value" : undefined;
    if (VALUES.has(kind)) return "value";
    if (VALUE_LAST.has(kind)) return lastChild[parent] === node && firstChild[parent] !== node ? "value" : undefined;
    return undefined;
  }
}

const LIST = 0xffffffff;

const isFunctionOrFile = (kind: number): boolean =>
  kind === K.SourceFile ||
  kind === K.ModuleBlock ||
  (kind >= K.MethodDeclaration && kind <= K.SetAccessor) ||
  kind === K.FunctionDeclaration ||
  kind === K.FunctionExpression ||
  kind === K.ArrowFunction;

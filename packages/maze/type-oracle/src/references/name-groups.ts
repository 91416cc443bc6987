import type { NodeRecords } from "../compiler/node-records.ts";
import { TREE_KINDS as K } from "./tree-kinds.ts";

/** Names of a file that mean one and the same thing, whatever that is; the first of them is asked about. */
export interface NameGroups {
  /** Nodes of all identifiers of the code, in order. */
  readonly names: readonly number[];
  /** For each of them, the index in `names` of the one that answers for it. */
  readonly representative: readonly number[];
  /** Of those, the ones whose meaning is known without asking, with the node that declares them. */
  readonly own: ReadonlyMap<number, number>;
  readonly texts: readonly string[];
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

/** What type parameters of one declaration belong to; those of classes and interfaces may have several declarations. */
const OWNERS_OF_TYPE_PARAMETERS: ReadonlySet<number> = new Set([
  K.FunctionDeclaration,
  K.FunctionExpression,
  K.ArrowFunction,
  K.MethodDeclaration,
  K.MethodSignature,
  K.CallSignature,
  K.ConstructSignature,
  K.FunctionType,
  K.ConstructorType,
  K.TypeAliasDeclaration,
  K.MappedType,
]);

/** The tree of a file with what is asked about its nodes at hand. */
interface Tree {
  readonly kinds: Uint32Array;
  readonly parents: Uint32Array;
  /** The innermost scope that a node stands in, or is. */
  readonly scopes: Uint32Array;
  readonly firstChild: Uint32Array;
  readonly lastChild: Uint32Array;
  readonly names: readonly number[];
  /** Names in decorators, which do not see what they decorate. */
  readonly inDecorator: Uint8Array;
}

const LIST = 0xffffffff;
const FIRST_OF_COMMENTS = 308;
const NOTHING = 0;

function readTree(nodes: NodeRecords): Tree {
  const { count } = nodes;
  const table = (): Uint32Array => new Uint32Array(count);
  const [kinds, parents, scopes, firstChild, lastChild] = [table(), table(), table(), table(), table()];
  const [inComment, inDecorator] = [new Uint8Array(count), new Uint8Array(count)];
  const names: number[] = [];
  for (let node = 1; node < count; node++) {
    const kind = nodes.kind(node);
    kinds[node] = kind;
    let parent = nodes.parent(node);
    // Lists are records too, and stand between a node and its children.
    if (kinds[parent] === LIST) parent = parents[parent] ?? NOTHING;
    parents[node] = parent;
    if (kind === LIST) continue;
    if (firstChild[parent] === NOTHING) firstChild[parent] = node;
    lastChild[parent] = node;
    scopes[node] = parent === NOTHING || SCOPES.has(kind) ? node : (scopes[parent] ?? NOTHING);
    inComment[node] = kind >= FIRST_OF_COMMENTS ? 1 : (inComment[parent] ?? 0);
    inDecorator[node] = kind === K.Decorator ? 1 : (inDecorator[parent] ?? 0);
    if (kind === K.Identifier && inComment[node] === 0) names.push(node);
  }
  return { kinds, parents, scopes, firstChild, lastChild, names, inDecorator };
}

/** Where each name is declared in a file. */
interface Declared {
  readonly scopes: ReadonlyMap<string, ReadonlySet<number>>;
  /** Names that are declared by `import * as name`, and by nothing else. */
  readonly modules: ReadonlySet<string>;
  /** Names that scoping alone does not tell apart. */
  readonly unsafe: ReadonlySet<string>;
}

function findDeclared({ kinds, parents, scopes, names }: Tree, texts: readonly string[]): Declared {
  const declared = new Map<string, Set<number>>();
  const counts = new Map<string, number>();
  const modules = new Set<string>();
  const unsafe = new Set<string>(PECULIAR);
  for (const [index, node] of names.entries()) {
    const parent = parents[node] ?? NOTHING;
    const kind = kinds[parent] ?? 0;
    if (!DECLARATIONS.has(kind)) continue;
    const text = texts[index] ?? "";
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (kind === K.NamespaceImport) modules.add(text);
    if (kind === K.TypeParameter && kinds[parents[parent] ?? NOTHING] === K.InferType) unsafe.add(text);
    const places = declared.get(text) ?? new Set<number>();
    declared.set(text, places);
    // The name of a function or class also counts outside of it.
    for (let scope = scopes[parent] ?? NOTHING; scope > NOTHING; scope = scopeAround(scopes, parents, scope)) {
      places.add(scope);
      if (scope !== parent && isFunctionOrFile(kinds[scope] ?? 0)) break;
    }
  }
  for (const text of modules) if (counts.get(text) !== 1) modules.delete(text);
  return { scopes: declared, modules, unsafe };
}

const scopeAround = (scopes: Uint32Array, parents: Uint32Array, scope: number): number =>
  scope <= 1 ? NOTHING : (scopes[parents[scope] ?? NOTHING] ?? NOTHING);

/**
 * Two identifiers with one name, both values or both types, mean the same if the innermost scope around them that
 * declares the name is the same; only then lookup goes the same way for both. A declaration counts for every scope from
 * where it stands up to the function or file around it, which covers hoisting: that makes more groups, never wrong ones.
 * What a module exports under a name is the same wherever the module is named. Everything that is not looked up by scope
 * alone, such as a member of a value, is a group of its own.
 */
export function groupNames(nodes: NodeRecords): NameGroups {
  const tree = readTree(nodes);
  const { kinds, parents, scopes, firstChild, lastChild, names, inDecorator } = tree;
  const texts = names.map((node) => nodes.text(node));
  const declared = findDeclared(tree, texts);
  const groups = new Map<string, number>();
  const groupOfNode = new Map<number, number>();
  const own = new Map<number, number>();
  const clashing = new Set<number>();
  const representative: number[] = [];

  const scopeOf = (node: number, text: string): number => {
    const places = declared.scopes.get(text);
    let scope = scopes[node] ?? NOTHING;
    while (scope > 1 && places?.has(scope) !== true && !OPEN_ENDED.has(kinds[scope] ?? 0)) {
      scope = scopeAround(scopes, parents, scope);
    }
    return scope;
  };
  /** What tells a name from others of its spelling; nothing where it has to be asked about alone. */
  const keyOf = (node: number, text: string): string | undefined => {
    if (inDecorator[node] === 1) return undefined;
    const parent = parents[node] ?? NOTHING;
    const kind = kinds[parent] ?? 0;
    const isFirst = firstChild[parent] === node;
    const left = firstChild[parent] ?? NOTHING;
    const isMember = !isFirst && (kind === K.QualifiedName || kind === K.PropertyAccessExpression);
    if (isMember) {
      const group = groupOfNode.get(left);
      const isOfModule = group !== undefined && declared.modules.has(texts[group] ?? "");
      const meaning = kind === K.QualifiedName ? kinds[parents[parent] ?? NOTHING] : kind;
      const isPlain = meaning === K.TypeReference || meaning === K.PropertyAccessExpression;
      return isOfModule && isPlain ? `${group}.${text} ${meaning}` : undefined;
    }
    if (declared.unsafe.has(text)) return undefined;
    const meaning = meaningOf(kind, isFirst, lastChild[parent] === node);
    return meaning === undefined ? undefined : `${text} ${meaning} ${scopeOf(node, text)}`;
  };

  for (const [index, node] of names.entries()) {
    const key = keyOf(node, texts[index] ?? "");
    const group = (key === undefined ? undefined : groups.get(key)) ?? index;
    if (key !== undefined && group === index) groups.set(key, index);
    representative.push(group);
    groupOfNode.set(node, group);
    const parent = parents[node] ?? NOTHING;
    if (
      key === undefined ||
      !declaresItself(kinds, parents, parent, lastChild[parent] === node, firstChild[parent] === node)
    )
      continue;
    if (own.has(group)) clashing.add(group);
    own.set(group, parent);
  }
  for (const group of clashing) own.delete(group);
  return { names, texts, representative, own };
}

/** Whether a name is that of a parameter, or of a type parameter that is declared once. */
function declaresItself(
  kinds: Uint32Array,
  parents: Uint32Array,
  parent: number,
  isLast: boolean,
  isFirst: boolean,
): boolean {
  const kind = kinds[parent] ?? 0;
  if (kind === K.Parameter) return isFirst || !isLast;
  return kind === K.TypeParameter && isFirst && OWNERS_OF_TYPE_PARAMETERS.has(kinds[parents[parent] ?? NOTHING] ?? 0);
}

/** Whether an identifier is looked up as a value, a type or a namespace, by where it stands in its parent. */
function meaningOf(kind: number, isFirst: boolean, isLast: boolean): string | undefined {
  if (kind === K.TypeReference) return "type";
  if (kind === K.TypeParameter) return isFirst ? "type" : undefined;
  if (kind === K.QualifiedName) return "namespace";
  if (kind === K.PropertyAccessExpression || VALUES.has(kind)) return "value";
  if (kind === K.Parameter) return "value";
  if (kind === K.VariableDeclaration) return "value";
  if (VALUE_LAST.has(kind)) return isLast && !isFirst ? "value" : undefined;
  return undefined;
}

const isFunctionOrFile = (kind: number): boolean =>
  kind === K.SourceFile ||
  kind === K.ModuleBlock ||
  (kind >= K.MethodDeclaration && kind <= K.SetAccessor) ||
  kind === K.FunctionDeclaration ||
  kind === K.FunctionExpression ||
  kind === K.ArrowFunction;

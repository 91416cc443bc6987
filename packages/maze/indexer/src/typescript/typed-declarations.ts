import type { Class, Directive, Expression, Node, ParamPattern, Statement, TSTypeAnnotation } from "oxc-parser";
import { memberName, boundNames, unwrapped } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";

/** The types that a declaration writes down, as source text. */
export interface TypedDeclaration {
  /** Names from the outermost container to the declaration: `Cart.add`. */
  readonly qualified: string;
  /** UTF-16 offset of the declaration. */
  readonly start: number;
  /** The result of a call, or the type of a value; absent where it is inferred. */
  readonly produces?: string | undefined;
  /** The types of the parameters; of one that has none written down, nothing. */
  readonly accepts: readonly string[];
  /** The class or interface whose members it is called on. */
  readonly receiver?: string | undefined;
  readonly typeParameters: readonly string[];
}

interface Callable {
  readonly params?: readonly ParamPattern[];
  readonly returnType?: TSTypeAnnotation | null | undefined;
  readonly typeParameters?:
    { readonly params: readonly { readonly name: { readonly name: string } }[] } | null | undefined;
}

/** Functions, methods, constructors, values and properties of a file with the types that stand at them. */
export function readTypedDeclarations(file: SourceFile): TypedDeclaration[] {
  const found: TypedDeclaration[] = [];
  readStatements(file.program.body, { file, found, prefix: "" });
  return found;
}

interface Place {
  readonly file: SourceFile;
  readonly found: TypedDeclaration[];
  /** `""`, or the container with a dot at its end. */
  readonly prefix: string;
}

function readStatements(body: readonly (Directive | Statement)[], place: Place): void {
  for (const statement of body) {
    const isExport = statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
    const node = isExport ? statement.declaration : statement;
    if (node !== null) readDeclaration(node, statement.start, place);
  }
}

function readDeclaration(node: Node, start: number, place: Place): void {
  const { prefix } = place;
  switch (node.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      addCallable(
        node,
        { qualified: `${prefix}${("id" in node ? node.id?.name : undefined) ?? "default"}`, start },
        place,
      );
      break;
    case "VariableDeclaration":
      for (const { id, init, ...own } of node.declarations) {
        if (id.type !== "Identifier") continue;
        const qualified = `${prefix}${id.name}`;
        const at = { qualified, start: node.declarations.length === 1 ? start : own.start };
        addValue(init === null ? undefined : unwrapped(init), id.typeAnnotation, at, place);
      }
      break;
    case "ClassDeclaration":
    case "ClassExpression":
      readClass(node, start, place);
      break;
    case "TSInterfaceDeclaration":
      readTypeMembers(node.body.body, node.id.name, { ...place, prefix: `${prefix}${node.id.name}.` });
      break;
    case "TSTypeAliasDeclaration":
      if (node.typeAnnotation.type === "TSTypeLiteral")
        readTypeMembers(node.typeAnnotation.members, node.id.name, { ...place, prefix: `${prefix}${node.id.name}.` });
      break;
    case "TSModuleDeclaration":
      if (node.id.type === "Identifier" && node.body?.type === "TSModuleBlock")
        readStatements(node.body.body, { ...place, prefix: `${prefix}${node.id.name}.` });
      break;
    default:
  }
}

function readClass(node: Class, start: number, place: Place): void {
  const { text } = place.file;
  const name = node.id?.name ?? "default";
  const inner = { ...place, prefix: `${place.prefix}${name}.` };
  const constructors = node.body.body.filter(
    (element) => element.type === "MethodDefinition" && element.kind === "constructor",
  );
  if (constructors.length === 0)
    place.found.push({ qualified: `${place.prefix}${name}`, start, produces: name, accepts: [], typeParameters: [] });
  for (const element of node.body.body) {
    if (element.type === "MethodDefinition" || element.type === "TSAbstractMethodDefinition") {
      const isConstructor = element.kind === "constructor";
      const at = {
        qualified: `${inner.prefix}${memberName(element.key, element.computed, text)}`,
        start: element.start,
      };
      const receiver = element.static || isConstructor ? undefined : name;
      addCallable(element.value, { ...at, receiver, ...(isConstructor ? { produces: name } : {}) }, inner);
    } else if (element.type === "PropertyDefinition" || element.type === "TSAbstractPropertyDefinition") {
      const at = {
        qualified: `${inner.prefix}${memberName(element.key, element.computed, text)}`,
        start: element.start,
      };
      const value = element.value === null ? undefined : unwrapped(element.value);
      addValue(value, element.typeAnnotation, { ...at, receiver: element.static ? undefined : name }, inner);
    }
  }
}

function readTypeMembers(members: readonly Node[], receiver: string, place: Place): void {
  const { text } = place.file;
  for (const member of members) {
    if (member.type === "TSMethodSignature") {
      const at = { qualified: `${place.prefix}${memberName(member.key, member.computed, text)}`, start: member.start };
      addCallable(member, { ...at, receiver }, place);
    } else if (member.type === "TSPropertySignature") {
      const at = { qualified: `${place.prefix}${memberName(member.key, member.computed, text)}`, start: member.start };
      addValue(undefined, member.typeAnnotation, { ...at, receiver }, place);
    }
  }
}

interface At {
  readonly qualified: string;
  readonly start: number;
  readonly receiver?: string | undefined;
  readonly produces?: string | undefined;
}

function addValue(
  value: Expression | undefined,
  annotation: TSTypeAnnotation | null | undefined,
  at: At,
  place: Place,
): void {
  const { text } = place.file;
  if (value?.type === "ArrowFunctionExpression" || value?.type === "FunctionExpression") {
    addCallable(value, at, place);
    return;
  }
  if (value?.type === "ClassExpression") readClass(value, at.start, place);
  const type = annotation?.typeAnnotation;
  if (type?.type === "TSFunctionType") addCallable(type, at, place);
  else {
    const isNew = value?.type === "NewExpression" && value.callee.type === "Identifier";
    const produces = type
      ? text.slice(type.start, type.end)
      : isNew
        ? text.slice(value.callee.start, value.callee.end)
        : undefined;
    if (produces !== undefined) place.found.push({ ...at, produces, accepts: [], typeParameters: [] });
  }
}

function addCallable(node: Callable, at: At, { file: { text }, found }: Place): void {
  const returns = node.returnType?.typeAnnotation;
  const receiverOf = (parameter: ParamPattern): boolean => parameter.type === "Identifier" && parameter.name === "this";
  const written = (node.params ?? []).map((parameter) => ({ parameter, type: typeOf(parameter, text) }));
  const own = written.find(({ parameter }) => receiverOf(parameter))?.type;
  found.push({
    ...at,
    produces: at.produces ?? (returns ? text.slice(returns.start, returns.end) : undefined),
    receiver: own ?? at.receiver,
    accepts: written.flatMap(({ parameter, type }) => (type === undefined || receiverOf(parameter) ? [] : [type])),
    typeParameters: node.typeParameters?.params.map(({ name }) => name.name) ?? [],
  });
}

function typeOf(node: ParamPattern, text: string): string | undefined {
  if (node.type === "TSParameterProperty") return typeOf(node.parameter, text);
  const pattern = node.type === "AssignmentPattern" ? node.left : node;
  const annotation = "typeAnnotation" in pattern ? pattern.typeAnnotation : undefined;
  const [bound] = boundNames(pattern);
  if (!annotation || bound === undefined) return undefined;
  const type = annotation.typeAnnotation;
  const written = text.slice(type.start, type.end);
  // What a rest parameter takes are the elements of its type.
  return node.type === "RestElement" ? (/^(?:readonly )?(.*)\[\]$/s.exec(written)?.[1] ?? written) : written;
}

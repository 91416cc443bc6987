import ts from "typescript";
import {
  PRIMITIVE_NAMES,
  type ParameterTerm,
  type SignatureTerm,
  type TupleElement,
  type TypeTerm,
} from "../../src/index.ts";

/** Reads TypeScript source as a type with TypeScript's own parser. Parentheses leave no trace in the term. */
export function readType(text: string): TypeTerm {
  const file = ts.createSourceFile("a.ts", `type It = ${text};`, ts.ScriptTarget.ES2023, true);
  // The parser keeps its findings here; the public API only shows them through a whole program.
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) {
    const messages = parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    throw new Error(`${text}\n${messages.join("\n")}`);
  }
  const [statement, ...others] = file.statements;
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement) || others.length > 0) {
    throw new Error(`not one type: ${text}`);
  }
  return read(statement.type);
}

function read(node: ts.TypeNode): TypeTerm {
  if (ts.isParenthesizedTypeNode(node)) return read(node.type);
  if (ts.isLiteralTypeNode(node)) return readLiteral(node.literal);
  if (ts.isArrayTypeNode(node)) return { kind: "array", element: read(node.elementType), readonly: false };
  if (ts.isTupleTypeNode(node)) return { kind: "tuple", elements: node.elements.map(readElement), readonly: false };
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) {
    return { ...(read(node.type) as Extract<TypeTerm, { readonly: boolean }>), readonly: true };
  }
  if (ts.isUnionTypeNode(node)) return { kind: "union", members: node.types.map(read) };
  if (ts.isIntersectionTypeNode(node)) return { kind: "intersection", members: node.types.map(read) };
  if (ts.isFunctionTypeNode(node)) return { kind: "function", signature: readSignature(node) };
  if (ts.isTypeReferenceNode(node)) {
    return { kind: "reference", name: node.typeName.getText(), args: (node.typeArguments ?? []).map(read) };
  }
  if (ts.isTypeLiteralNode(node)) return readObject(node);
  const primitive = PRIMITIVE_NAMES.find((name) => name === node.getText());
  return primitive === undefined ? { kind: "opaque", text: node.getText() } : { kind: "primitive", name: primitive };
}

function readLiteral(literal: ts.LiteralTypeNode["literal"]): TypeTerm {
  if (literal.kind === ts.SyntaxKind.NullKeyword) return { kind: "primitive", name: "null" };
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { kind: "literal", value: true };
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return { kind: "literal", value: false };
  if (ts.isStringLiteral(literal)) return { kind: "literal", value: literal.text };
  const text = literal.getText();
  if (text.endsWith("n")) return { kind: "literal", value: { bigint: text.slice(0, -1) } };
  return { kind: "literal", value: Number(text) };
}

function readElement(node: ts.TypeNode | ts.NamedTupleMember): TupleElement {
  if (ts.isNamedTupleMember(node)) {
    const optional = node.questionToken !== undefined;
    return { type: read(node.type), optional, rest: node.dotDotDotToken !== undefined, name: node.name.text };
  }
  if (ts.isOptionalTypeNode(node)) return { type: read(node.type), optional: true, rest: false };
  if (ts.isRestTypeNode(node)) return { type: read(node.type), optional: false, rest: true };
  return { type: read(node), optional: false, rest: false };
}

function readObject(node: ts.TypeLiteralNode): TypeTerm {
  const term: Extract<TypeTerm, { kind: "object" }> = { kind: "object", properties: [], index: [], calls: [] };
  for (const member of node.members) {
    const isReadonly = ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).length > 0;
    if (ts.isCallSignatureDeclaration(member)) term.calls.push(readSignature(member));
    else if (ts.isIndexSignatureDeclaration(member)) {
      const [key] = member.parameters;
      if (key?.type === undefined) throw new Error(member.getText());
      term.index.push({ key: read(key.type), value: read(member.type), readonly: isReadonly });
    } else if (ts.isPropertySignature(member) && member.type !== undefined) {
      const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
      const optional = member.questionToken !== undefined;
      term.properties.push({ name, type: read(member.type), optional, readonly: isReadonly });
    } else throw new Error(`unexpected member ${member.getText()}`);
  }
  return term;
}

function readSignature(node: ts.FunctionTypeNode | ts.CallSignatureDeclaration): SignatureTerm {
  if (node.type === undefined) throw new Error(node.getText());
  return {
    typeParameters: (node.typeParameters ?? []).map(({ name, constraint, default: fallback }) => ({
      name: name.text,
      ...(constraint !== undefined && { constraint: read(constraint) }),
      ...(fallback !== undefined && { default: read(fallback) }),
    })),
    parameters: node.parameters.map((parameter): ParameterTerm => {
      if (parameter.type === undefined) throw new Error(parameter.getText());
      return {
        name: parameter.name.getText(),
        type: read(parameter.type),
        optional: parameter.questionToken !== undefined,
        rest: parameter.dotDotDotToken !== undefined,
      };
    }),
    returns: read(node.type),
  };
}

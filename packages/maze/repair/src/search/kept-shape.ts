import type { Node } from "oxc-parser";
import { isFunctionLike } from "../syntax/ancestors.ts";
import type { Program } from "../syntax/program.ts";

/** What of a text an edit has to keep: what its signatures and declared types say, its statements, its throws. */
export interface Shape {
  /** Each declared type as text, in order; `""` where a signature says nothing. */
  readonly signatures: readonly string[];
  readonly statements: number;
  readonly throws: number;
}

const DECLARED_TYPES = new Set<Node["type"]>(["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "TSEnumDeclaration"]);

/** Reads the shape of a text. */
export function shapeOf({ nodes, textOf }: Program): Shape {
  const signatures: string[] = [];
  let statements = 0;
  let throws = 0;
  for (const node of nodes) {
    if (isFunctionLike(node)) {
      signatures.push(...node.params.map((parameter) => annotationIn(parameter as Node, textOf)));
      signatures.push(node.returnType ? textOf(node.returnType) : "");
    } else if (DECLARED_TYPES.has(node.type)) signatures.push(textOf(node));
    if (/(?:Statement|Declaration)$/.test(node.type) && node.type !== "BlockStatement") statements++;
    if (node.type === "ThrowStatement") throws++;
  }
  return { signatures, statements, throws };
}

function annotationIn(parameter: Node, textOf: Program["textOf"]): string {
  switch (parameter.type) {
    case "Identifier":
    case "ObjectPattern":
    case "ArrayPattern":
      return `${isOptional(parameter) ? "?" : ""}${parameter.typeAnnotation ? textOf(parameter.typeAnnotation) : ""}`;
    case "AssignmentPattern":
      return annotationIn(parameter.left, textOf);
    case "RestElement":
      return parameter.typeAnnotation ? textOf(parameter.typeAnnotation) : "";
    default:
      return "";
  }
}

/** An identifier may be a reference by its type, and is never optional then; as a parameter it may be. */
const isOptional = (parameter: { readonly optional?: boolean }): boolean => parameter.optional === true;

/** True where nothing that was declared or done is gone: types may only be said where none were. */
export function keepsShape(before: Shape, after: Shape): boolean {
  if (after.statements < before.statements || after.throws > before.throws) return false;
  let at = 0;
  return before.signatures.every((signature) => {
    const found = after.signatures.findIndex(
      (other, index) => index >= at && (signature === "" || signature === other),
    );
    at = found + 1;
    return found >= 0;
  });
}

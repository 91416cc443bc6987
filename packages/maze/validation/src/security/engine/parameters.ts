import type { BindingPattern, Node, ParamPattern, TSType } from "oxc-parser";
import { type Analysis, sourceAt } from "./analysis.ts";
import { isRequestName } from "./sources.ts";
import { refValue, taintedValue, UNKNOWN, type Value } from "./value.ts";

const REQUEST_TYPE =
  /^(?:.*Request|IncomingMessage|(?:Koa|Hono)?Context|APIGateway\w*Event\w*|MessageEvent|LoaderFunctionArgs|ActionFunctionArgs|LoaderArgs|ActionArgs|.*ServerSidePropsContext|RequestEvent|H3Event)$/;
const PLAIN_TYPE = /^(?:Record|Partial|Required|Readonly|Pick|Omit|Array|ReadonlyArray|Map|Set|Promise|Iterable)$/;
/** Parameters that programs pass to themselves: services and settings. */
const OWN_NAME =
  /^_?(?:res|response|reply|next|db|database|pool|client|conn|connection|knex|sequelize|prisma|repo|repository|service|logger|log|cache|base(?:Dir|Path|Url)?|root(?:Dir|Path)?|cwd|config|settings|app|router|server|callback|cb|done|resolve|reject|t|i18n|store|manager|trx|tx|el|elem|element|node|container|target|dest|destination|doc|document|secret|secretKey|privateKey)$/i;

const OWN_TEXT = /^_?(?:base(?:Dir|Path|Url)?|root(?:Dir|Path)?|cwd|secret|secretKey|privateKey)$/i;

/** What a parameter gets when callers are not known. */
export function parameterValue(a: Analysis, pattern: ParamPattern, exported: boolean): Value {
  const inner = pattern.type === "TSParameterProperty" ? pattern.parameter : pattern;
  const binding = inner.type === "AssignmentPattern" ? inner.left : inner;
  const name = nameOf(binding);
  const type = ("typeAnnotation" in binding ? binding.typeAnnotation?.typeAnnotation : undefined) ?? undefined;
  const decorators = "decorators" in binding ? binding.decorators : undefined;
  if (
    decorators?.some((d) =>
      /^@(?:Query|Param|Body|Headers|Cookies|UploadedFile|Args)\b/.test(a.text.slice(d.start, d.end)),
    )
  ) {
    return type !== undefined && isHarmless(a, type, 0)
      ? UNKNOWN
      : taintedValue(sourceAt(a, binding, `the request's ${name || "input"}`));
  }
  const typeName = type?.type === "TSTypeReference" ? a.text.slice(type.typeName.start, type.typeName.end) : undefined;
  if (typeName !== undefined && REQUEST_TYPE.test(typeName.replace(/^.*\./, ""))) return refValue("request");
  if (isRequestName(name) && (type === undefined || type.type === "TSAnyKeyword")) return refValue("request");
  const isText = type?.type === "TSStringKeyword";
  if (!exported || (isText ? OWN_TEXT : OWN_NAME).test(name)) return UNKNOWN;
  const source = sourceAt(a, binding, name === "" ? "a parameter" : `the parameter ${name}`, "caller");
  return type === undefined ? taintedValue(source) : ofType(a, type, taintedValue(source), 0);
}

const nameOf = (binding: BindingPattern | Node): string =>
  binding.type === "Identifier" ? binding.name : binding.type === "RestElement" ? nameOf(binding.argument) : "";

/** A tainted value as far as its type leaves it dangerous. */
function ofType(a: Analysis, type: TSType, tainted: Value, depth: number): Value {
  if (isHarmless(a, type, depth)) return UNKNOWN;
  if (depth > 4) return tainted;
  if (type.type === "TSTypeLiteral") return ofMembers(a, type.members, tainted, depth);
  if (type.type === "TSTypeReference") {
    const name = a.text.slice(type.typeName.start, type.typeName.end);
    const known = a.types.get(name);
    if (known?.type === "TSInterfaceDeclaration") return ofMembers(a, known.body.body, tainted, depth);
    if (known?.type === "TSTypeAliasDeclaration") return ofType(a, known.typeAnnotation, tainted, depth + 1);
    // An object of a library or another file is a service more often than input.
    return PLAIN_TYPE.test(name) || /^(?:T|Input|.*(?:Input|Dto|DTO|Params|Query|Body|Payload|Props))$/.test(name)
      ? tainted
      : UNKNOWN;
  }
  return tainted;
}

function ofMembers(a: Analysis, members: readonly Node[], tainted: Value, depth: number): Value {
  const fields = new Map<string, Value>();
  for (const member of members) {
    if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") continue;
    const type = member.typeAnnotation?.typeAnnotation;
    if (type !== undefined)
      fields.set(member.key.name, OWN_NAME.test(member.key.name) ? UNKNOWN : ofType(a, type, tainted, depth + 1));
  }
  return fields.size === 0 ? tainted : { ...tainted, fields };
}

/** Types whose values cannot hold text that somebody chose. */
export function isHarmless(a: Analysis, type: TSType, depth: number): boolean {
  if (depth > 4) return false;
  switch (type.type) {
    case "TSNumberKeyword":
    case "TSBooleanKeyword":
    case "TSBigIntKeyword":
    case "TSNullKeyword":
    case "TSUndefinedKeyword":
    case "TSVoidKeyword":
    case "TSSymbolKeyword":
    case "TSLiteralType":
    case "TSFunctionType":
      return true;
    case "TSTypeOperator":
      return type.operator === "keyof" || isHarmless(a, type.typeAnnotation, depth + 1);
    case "TSUnionType":
      return type.types.every((member) => isHarmless(a, member, depth + 1));
    case "TSArrayType":
      return isHarmless(a, type.elementType, depth + 1);
    case "TSIndexedAccessType":
      return true;
    case "TSTypeReference": {
      const name = a.text.slice(type.typeName.start, type.typeName.end);
      if (/^(?:Date|RegExp|Uint8Array|AbortSignal)$/.test(name)) return true;
      const known = a.types.get(name);
      if (known?.type === "TSTypeAliasDeclaration") return isHarmless(a, known.typeAnnotation, depth + 1);
      return known?.type === "TSEnumDeclaration";
    }
    default:
      return false;
  }
}

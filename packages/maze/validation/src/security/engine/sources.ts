import type { Node } from "oxc-parser";
import { type Analysis, sourceAt } from "./analysis.ts";
import { derived, refValue, taintedValue, UNKNOWN, type Value } from "./value.ts";
import { HOST_USES, Use } from "./vulnerability.ts";

const REQUEST_INPUT = new Set(
  `query body params headers cookies url originalUrl rawBody files file hostname href search searchParams nextUrl
   queryStringParameters multiValueQueryStringParameters pathParameters rawPath rawQueryString path data payload content`.split(
    /\s+/,
  ),
);
const REQUEST_METHODS = new Set(
  "json text formData param header get query queries arrayBuffer parseBody blob".split(" "),
);
const LOCATION_INPUT = new Set("search hash href pathname host hostname".split(" "));
const DOCUMENT_INPUT = new Set("URL documentURI referrer cookie baseURI".split(" "));
const SAME_OBJECT = new Set(["window", "globalThis", "self", "global", "top", "parent"]);

/** Names under which handlers take what they answer to. */
export const isRequestName = (name: string): boolean =>
  /^_?(?:req|request|ctx|context|event|evt|nextReq|httpRequest|koaCtx)$/.test(name);

/** A member of something of the platform or a library; tainted where input comes in through it. */
export function memberOfRef(a: Analysis, ref: string, name: string, node: Node): Value {
  if (SAME_OBJECT.has(ref)) {
    if (name === "name" && ref === "window") return input(a, node, "window.name");
    return SAME_OBJECT.has(name) ? refValue(ref) : refValue(name);
  }
  if (ref === "request") return memberOfRequest(a, name, node);
  if (ref === "location" && LOCATION_INPUT.has(name)) return input(a, node, `location.${name}`);
  if (ref === "document") {
    if (name === "location") return refValue("location");
    if (DOCUMENT_INPUT.has(name)) return input(a, node, `document.${name}`);
  }
  // Whoever starts a program may name its files.
  if (ref === "process" && name === "argv") return taintedValue(sourceAt(a, node, "process.argv"), Use.path);
  if (/^(?:yargs|argv)\b/.test(ref) && name === "argv")
    return taintedValue(sourceAt(a, node, "arguments of the program"), Use.path);
  if (
    /(?:\(\)|^element)$/.test(ref) &&
    /^(?:document\.|element)/.test(ref) &&
    /^(?:value|innerText|textContent)$/.test(name)
  )
    return input(a, node, "a field of the page");
  if (name === "currentTarget" || (name === "target" && ref === "element")) return refValue("element");
  if (ref.endsWith("useRouter()") && name === "query") return input(a, node, "the address of the page");
  return refValue(`${ref}.${name}`);
}

function memberOfRequest(a: Analysis, name: string, node: Node): Value {
  if (name === "request" || name === "req") return refValue("request");
  if (name === "target" || name === "currentTarget") return refValue("element");
  if (REQUEST_METHODS.has(name) && isCallee(a, node))
    return {
      ...refValue(`request.${name}`),
      taints: [{ source: sourceAt(a, node, `the request's ${name}()`), safe: 0 }],
    };
  if (REQUEST_INPUT.has(name)) return input(a, node, `the request's ${name}`);
  return refValue(`request.${name}`);
}

const isCallee = (a: Analysis, node: Node): boolean =>
  /^\s*(?:<[^()]*>)?\(/.test(a.text.slice(node.end, node.end + 80));

const input = (a: Analysis, node: Node, what: string): Value => taintedValue(sourceAt(a, node, what));

/** Results that bring input in. */
export function inputFromCall(a: Analysis, callee: string, args: readonly Value[], node: Node): Value | undefined {
  if (callee === "prompt" || callee === "useSearchParams" || /(?:^|\.)(?:useParams|useSearchParams)$/.test(callee))
    return input(a, node, callee);
  if (/^(?:localStorage|sessionStorage)\.getItem$/.test(callee)) return input(a, node, "the browser's storage");
  if (/^(?:readline-sync|prompt-sync|prompts|inquirer)(?:\.|$)/.test(callee))
    return input(a, node, "what a user types");
  if (/^readline(?:\/promises)?\.createInterface\(\)\.question$/.test(callee))
    return input(a, node, "what a user types");
  if (/^(?:util\.parseArgs|minimist|yargs-parser|arg|mri)$/.test(callee))
    return taintedValue(sourceAt(a, node, "arguments of the program"), Use.path);
  if (/^fs\.readFileSync$/.test(callee) && (args[0]?.literal === 0 || args[0]?.shape === "/dev/stdin"))
    return input(a, node, "standard input");
  if (/^(?:next\/headers\.)?(?:cookies|headers)\(\)\.get$/.test(callee)) return input(a, node, "the request's headers");
  if (/^fetch\(\)\.(?:text|json)$|^axios(?:\.\w+)?\(\)\.data$/.test(callee))
    return taintedValue(sourceAt(a, node, "the answer of a server"), HOST_USES | Use.path | Use.shell | Use.sql);
  return undefined;
}

/** What callbacks of a call get, where that brings input in. */
export function inputToCallback(
  a: Analysis,
  call: { callee: string; method: string; args: readonly Value[]; receiverName: string },
  parameter: Node,
  name: string,
  index: number,
): Value | undefined {
  const { callee, method, args, receiverName } = call;
  const event = args[0]?.shape;
  if (/(?:^|\.)createServer$/.test(callee)) return index === 0 ? refValue("request") : UNKNOWN;
  if (
    ROUTES.test(method) &&
    (event?.startsWith("/") === true || /app|router|server|api|fastify|hono|route/i.test(receiverName))
  )
    return index === 0 && !/^(?:err|error|_?res|response|next)$/.test(name)
      ? refValue("request")
      : isRequestName(name)
        ? refValue("request")
        : UNKNOWN;
  if (method === "action" && isCommand(callee, receiverName))
    return taintedValue(sourceAt(a, parameter, "arguments of the program"), Use.path);
  if (method === "question" && index === 0) return input(a, parameter, "what a user types");
  if (
    (method === "on" || method === "once") &&
    (/socket|^ws$|^io$/i.test(receiverName) || event === "entry") &&
    event !== "connection"
  )
    return input(a, parameter, `the event ${event ?? ""}`);
  if (method === "addEventListener" || method === "addListener" || method === "on" || method === "once") {
    if (index !== 0) return UNKNOWN;
    if (event === "message" || event === "data" || event === "line")
      return method === "addEventListener" ? refValue("request") : input(a, parameter, `the event ${event}`);
    if (method === "addEventListener") return refValue("request");
  }
  return isRequestName(name) ? refValue("request") : undefined;
}

const isCommand = (callee: string, receiverName: string): boolean =>
  /^(?:commander|cac|yargs)\b/.test(callee) || /program|command|cli|option\(\)|argument\(\)/i.test(receiverName);

const ROUTES = /^(?:get|post|put|patch|delete|del|all|use|route|head|options|handle|param)$/;

/** A member of a tainted value. */
export function memberOfTainted(value: Value, name: string): Value {
  if (name === "length" || name === "size" || name === "byteLength") return UNKNOWN;
  const mask = /^(?:host|hostname|origin)$/.test(name) ? HOST_USES : 0;
  return derived(value, mask);
}

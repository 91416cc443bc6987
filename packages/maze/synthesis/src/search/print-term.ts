import type { NeededImport } from "@maze/core";
import { Precedence, type Printed } from "../print/precedence.ts";
import { printTemplate } from "../print/template.ts";
import type { SearchContext } from "./context.ts";
import { isComponent, isVariable, type Term } from "./term.ts";

/** A term as source, with the names that it needs from modules. */
export interface PrintedTerm extends Printed {
  readonly imports: readonly NeededImport[];
}

/** What printing needs to know of the surroundings. */
export interface PrintSurroundings {
  /** Names that new binders must not hide. */
  readonly taken: ReadonlySet<string>;
}

/** Prints terms; binders get names that nothing around them has. */
export function printTerm(term: Term, surroundings: PrintSurroundings): PrintedTerm {
  const imports: NeededImport[] = [];
  const names = new Map<SearchContext, { element: string; index: string }>();
  const inUse = new Set(surroundings.taken);

  const fresh = (wishes: readonly string[]): string => {
    for (const wish of [...wishes, "x", "y", "z", "w", "u", "v"]) {
      if (!inUse.has(wish)) {
        inUse.add(wish);
        return wish;
      }
    }
    for (let i = 1; ; i++) {
      const name = `x${String(i)}`;
      if (!inUse.has(name)) {
        inUse.add(name);
        return name;
      }
    }
  };

  const print = (at: Term): Printed => {
    const { head, args } = at;
    if (isVariable(head)) {
      if (head.kind === "parameter") return { text: head.name, precedence: Precedence.primary };
      const own = names.get(at.context);
      return {
        text: (head.kind === "element" ? own?.element : own?.index) ?? head.name,
        precedence: Precedence.primary,
      };
    }
    if (!isComponent(head)) return printHigherOrder(at);
    let callee = "";
    if (head.import !== undefined) {
      const { module, imported, local, inScope } = head.import;
      callee = local;
      if (!inScope) imports.push({ module, imported, local, typeOnly: false });
    }
    const flip =
      head.flags.flipped !== undefined &&
      args[0] !== undefined &&
      args[1] !== undefined &&
      standsBehind(args[0], args[1]);
    const template = flip ? head.flags.flipped : head.template;
    const binders = new Map<string, string>();
    for (const binder of template.binders)
      binders.set(binder, fresh(binder === "i" || binder === "j" ? ["i", "j", "k", "n"] : [binder]));
    const printed = printTemplate(template, args.map(print), (binder) => binders.get(binder) ?? binder, callee);
    for (const name of binders.values()) inUse.delete(name);
    return printed;
  };

  const printHigherOrder = (at: Term): Printed => {
    const { head, args, callback } = at;
    const [array, body] = args;
    if (isVariable(head) || isComponent(head) || callback === undefined || array === undefined || body === undefined) {
      throw new TypeError("a higher-order term has an array, a body and a context");
    }
    const arrayText = print(array);
    if (head.keyed !== undefined) {
      const one = printBody(callback, body, fresh(["a"]), undefined);
      const two = printBody(callback, body, fresh(["b"]), undefined);
      const [first, second] = head.keyed === "ascending" ? [one, two] : [two, one];
      inUse.delete(one.name);
      inUse.delete(two.name);
      const minus = (side: Printed, place: number): string => (side.precedence < place ? `(${side.text})` : side.text);
      const text = `[...${arrayText.text}].sort((${one.name}, ${two.name}) => ${minus(first.body, Precedence.additive)} - ${minus(second.body, Precedence.additive + 1)})`;
      return { text, precedence: Precedence.member };
    }
    const name = fresh(elementNames(arrayText.text));
    const usesIndex = mentions(body, callback, "index");
    const index = usesIndex ? fresh(["i", "j", "k", "index"]) : undefined;
    const element = mentions(body, callback, "element") ? name : "_";
    const printed = printBody(callback, body, name, index).body;
    inUse.delete(name);
    if (index !== undefined) inUse.delete(index);
    const text = printed.text.startsWith("{") ? `(${printed.text})` : printed.text;
    const parameters = index === undefined ? (element === "_" ? "()" : `(${element})`) : `(${element}, ${index})`;
    const arrow: Printed = { text: `${parameters} => ${text}`, precedence: Precedence.assignment };
    return printTemplate(head.template, [arrayText, arrow], (binder) => binder);
  };

  const printBody = (
    context: SearchContext,
    body: Term,
    element: string,
    index: string | undefined,
  ): { name: string; body: Printed } => {
    names.set(context, { element, index: index ?? "i" });
    const printed = print(body);
    names.delete(context);
    return { name: element, body: printed };
  };

  const printed = print(term);
  return { ...printed, imports };
}

/** A comparison reads better with what varies most on the left: an element before a parameter before a literal. */
function standsBehind(first: Term, second: Term): boolean {
  if (first.constant !== second.constant) return first.constant;
  return depthOf(first) < depthOf(second);
}

const depthOf = (term: Term): number =>
  isVariable(term.head) ? term.context.depth : term.args.reduce((deepest, arg) => Math.max(deepest, depthOf(arg)), 0);

/** True where a term names the element or index of a context. */
export function mentions(term: Term, context: SearchContext, kind: "element" | "index"): boolean {
  if (isVariable(term.head)) return term.context === context && term.head.kind === kind;
  return term.args.some((arg) => mentions(arg, context, kind));
}

/** Names for an element of an array, from the array's own text: `items` gives `item`. */
function elementNames(array: string): string[] {
  const last = /([\p{L}_$][\p{L}\d_$]*)$/u.exec(array)?.[1] ?? "";
  const short = ["x", "y", "z"];
  if (last.length > 4 && last.endsWith("ies")) return [`${last.slice(0, -3)}y`, ...short];
  if (last.length > 2 && last.endsWith("s") && !last.endsWith("ss"))
    return [isReserved(last.slice(0, -1)) ? "x" : last.slice(0, -1), ...short];
  if (/toLowerCase\(\)$|\.\.\.\w+\]$|split\(.*\)$/.test(array))
    return ["part", ...short].slice(/\.\.\./.test(array) ? 1 : 0);
  return short;
}

const isReserved = (name: string): boolean => ["thi", "clas", "new", "case", "clas", "in", "do", "if"].includes(name);

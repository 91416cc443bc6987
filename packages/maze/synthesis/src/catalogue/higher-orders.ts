import { arrayType, type TypeTerm } from "@maze/core";
import { BOOLEAN, NUMBER, orUndefined, widen } from "../types/shorthand.ts";
import type { HigherOrder } from "./component.ts";
import { higherOrder } from "./spec.ts";

const is =
  (name: string) =>
  (term: TypeTerm): boolean =>
    term.kind === "primitive" && term.name === name;
const isBoolean = is("boolean");
const isNumber = is("number");

const forPredicate =
  (result: (element: TypeTerm) => TypeTerm): HigherOrder["accepts"] =>
  (element, body) =>
    isBoolean(body) ? result(element) : null;

const byNumber = (descending: boolean): string =>
  `(xs, f) => xs.map((x, i) => [x, f(x, i)]).sort((a, b) => ${descending ? "b[1] - a[1]" : "a[1] - b[1]"}).map((p) => p[0])`;

/** Array methods that take a callback over the elements, in order. */
export const higherOrders: readonly HigherOrder[] = [
  higherOrder("array.map", (_element, body) => arrayType(widen(body)), "$0.map($1)", 3, "each every list map convert"),
  higherOrder(
    "array.filter",
    forPredicate((element) => arrayType(element)),
    "$0.filter($1)",
    3,
    "filter only keep which remove without that whose all greater less",
  ),
  higherOrder(
    "array.some",
    forPredicate(() => BOOLEAN),
    "$0.some($1)",
    4,
    "some any exists least one contains there",
  ),
  higherOrder(
    "array.every",
    forPredicate(() => BOOLEAN),
    "$0.every($1)",
    4,
    "every all each whether",
  ),
  higherOrder("array.find", forPredicate(orUndefined), "$0.find($1)", 5, "find first smallest which"),
  higherOrder(
    "array.findIndex",
    forPredicate(() => NUMBER),
    "$0.findIndex($1)",
    6,
    "index position find",
  ),
  higherOrder(
    "array.count",
    forPredicate(() => NUMBER),
    "$0.filter($1).length",
    5,
    "count many number how times",
  ),
  higherOrder(
    "array.flatMap",
    (_element, body) => (body.kind === "array" ? arrayType(body.element) : null),
    "$0.flatMap($1)",
    6,
    "flat flatten all",
  ),
  sortBy("array.sortByNumber", isNumber, 7, "sort sorted order ascending by increasing length", false),
  sortBy("array.sortByNumberDescending", isNumber, 8, "sort sorted descending decreasing largest highest", true),
];

/** A sort by key is printed with the body twice, once for each element; the evaluator computes the keys beforehand. */
function sortBy(
  name: string,
  key: (term: TypeTerm) => boolean,
  cost: number,
  words: string,
  descending: boolean,
): HigherOrder {
  const accepts: HigherOrder["accepts"] = (element, body) => (key(body) ? arrayType(element) : null);
  return {
    ...higherOrder(name, accepts, "$0", cost, words, byNumber(descending)),
    keyed: descending ? "descending" : "ascending",
  };
}

/**
 * Texts with one of everything that the skimmer tells apart. A skimmer reads them first: the engine compiles a function for
 * what it has seen of it, and throws the code away when it meets something new. In a process that lives for half a second
 * that costs more than the reading.
 */
export const REHEARSAL: readonly { readonly path: string; readonly text: string }[] = [
  {
    path: "rehearsal.ts",
    text: `#!/usr/bin/env node
/** Head\r
 * é */
// line
import "side"
import type { A, B as C } from "a" with { type: "json" };
import def, * as ns from 'b'
import d, { type e, default as f, "g h" as g } from "c";
import i = require("i"); import j = k.l.m;
import type from "n";
export { a, type b as c, d as "e f" };
export * from "g"; export * as h from "h";
export type { T } from "t"; export type * from "u";
export as namespace Lib;
export default class<T extends object = {}> extends Base.x(1)[2]<T> implements I<T>, J {
  static #count = 0; private readonly a?: Map<string, number[]> = new Map<string, number[]>();
  declare b: string
  accessor c = 1; static { this.#count++; let q = a / b / c; }
  @dec @dec.orator<T>({ a: 1 }) d!: (typeof import("x"))["y"];
  [key: string]: unknown; [Symbol.iterator](): void {}
  "quoted"() {} 12() {} ["literal"]: 1; [1] = 2
  constructor(private x: number, @inject() public readonly y?: string, protected override z = [1, 2], ...rest: any[]) { super(); }
  get e(): number { return 1 } set e(v) { this.f = v }
  async *f<U>(this: T, { a, b: [c] }: { a: 1 }, d = () => {}): AsyncGenerator<U> { yield* x; await x; }
  abstract g(a: string): asserts a is "b";
  g(a: number): a is 1; static async h() {} override get() { return 1 }
}
export abstract class P extends (Q as any) { protected abstract m(): void; static readonly n = 1; in = 1; constructor(); }
export interface Q<in out T, const U = T> extends R<T>, S.U {
  readonly a?: string, b(): void; <V>(a: V): V; new <W>(b: W): W; [k: \`a\${string}\`]: any
  get c(): number; set c(v: number); readonly [x]: y; "d-e": -1; 5?: keyof typeof z
  f: A extends infer B extends C ? { [K in keyof D]?: E } : readonly F[] | [g: G, ...h: H]
  i: abstract new () => void; j: unique symbol; k: import("l").M<N>["o"]; (): void; asserts: asserts; p(): this is Q
}
export type V = { a: 1; b(): 2 }; type W<T> = { readonly [K in T]: 1 } & { b: 2 } | null; type X = { c: 1 } | 2
type Y = {} extends Z ? 1 : \`a\${B}\`; type Fn = <T,>(a: T) => (b: T) => void
declare global { interface Window { a: 1 } var q: string }
declare module "ambient" { export const a: number; export default a; export { a as b } } declare module "short";
namespace A.B.C { export enum E { A, B = 1 << 2, "C-D" = "x".length, F = A | B } function f(): void; const enum G { H } }
declare const x: Map<A, B>, y: unique symbol; const { a, b: { c = 1, ...d }, [e]: f, "g": h = [] } = i, [j, , k = 2, ...[l]] = m;
let n = 1, o: string | undefined = p ? (q) : r, s; var t = <T>(u: T): u is V => u as W satisfies X<Y, Z>, v = <any>w;
using res = open(); await using res2 = open();
export const fn = async <T>(a: T, ...b: any[]): Promise<Map<string, T>> => { const z = await import("m"); return a! / 2 }
const g2 = a < b && c > d || e ?? f?.g?.[1]?.(2), h2 = x => y => ({ z }), k2 = function* named() { yield }
const l2 = a.b.c<D, E>(f)\`t\${1 + \`\${2}\`}u\`, m2 = new Map<string, () => void>(), n2 = /[/\\]]+/gi.test(a) ? !b : -c
const o2 = class Named extends A { a = 1 }, p2 = typeof a === "b" ? void 0 : delete c.d, q2 = i++ + --j ** 2
export function over(a: string): string
export function over(a: number): number;
export function over(a: any) { if (a) /x/.test(a); else for (const b of c) { d: while (1) break d } return a }
export async function* gen<T>() { const { a: b, c } = require("d"); const e = (await import("f")); try { x } catch { y } finally { z } }
if (a) { var hoisted = 1 } else if (b) var other; for (var i1 = 0, k1; i1 < 2; i1++) {} for await (var v1 of w1) ;
do { a } while (b)
switch (a) { case 1: var sw = 2; default: break } label: for (;;) {} ;[1, 2].forEach(a); (function () {})()
while (a) b(); with (c) d; try { e() } catch (f) { g } finally {}
function local() { const t: Array<import("x").Y> = [] as any; let u = \`\${a}\\n\`; return { a, "b": 1, [c]: 2, d() {}, get e() { return 1 }, ...f, g: 1.5e3, h: .5, i: 0xff, j: 1_000n } }
function local2(this: Window, a = "\\"", b = '\\'\\
') { return a << 2 >>> 1, b instanceof c, d in e, !(f), g--, #h in i, yield_ / of_ }
function local3(...a) {\r  b(...c,\u00a0d != e, !/f/, !(g), ++h, i++ / j, \`k\r\n\${l}\r\`, m ? .5 : n?.[o], p?.q.r.#s, [...t])\r
  const { u, v: w, } = require('x'), y = await (import("z")).a, { b, ...c } = await import("d"); /* e\r */ // f
  import.meta.url; require; require(g); import(\`h\${i}\`); import("j", { with: {} }); j.import("k"); l = require("m") || n; é.ö = "é"
  return typeof p / q, (r) / s, [t] / u, v[w] / x, (function () {}), new Map<string, number>(), y <z> a, 1e5 / b, "c" / d, e as typeof import("f"), (g: import("h").I) => 1, if_ (j) /k/l
} // m
type Obj = A["b"]["c"][]; throw new Error(\`x\`); export = module; export import zz = A.B; debugger
@Component({ template: "<a>" }) export class Decorated {} abstract class Ab {} async function as1() {} type = 1; let = 2; global; module; namespace
declare function df(a: string): void; declare class Dc { a: 1 } declare let dl: string; declare enum De { A } declare type Dt = 1
`,
  },
  {
    path: "rehearsal.tsx",
    text: `export const A = <T,>(p: P<T>) => <div className="a" {...p} b={c < d} e='f' g={<i/>}>text {p.a && <B.C<D> key={1}>{/* c */}</B.C>} it's {list.map((x) => <li key={x}>{x}</li>)}</div>
export function F() { return cond ? <></> : <a-b d:e="f" /> }
const G = <T extends object>(a: T) => { if (a < b) return <p
  // comment
  a={1} /* c */
>é</p>; const f = useState<string>(""); return (<div>
  <br />{a << 1}{\`\${<b>x</b>}\`}
</div>) }
class K extends React.Component<P, S> { state = { a: 1 }; render() { return <A>{this.props.x as any}</A> } }
`,
  },
  {
    path: "rehearsal.js",
    text: `'use strict'
const a = require('a'), { b, c: d } = require("b")
exports.e = function () { return f / g }; exports.h = i; module.exports.j = class { k() {} }
module.exports = { l, m: n, o() {}, 'p': 1 }
module.exports = q
exports.r = (s) => s
var t = <u v="w">{x}</u>
Object.defineProperty(exports, "__esModule", { value: true });
`,
  },
];

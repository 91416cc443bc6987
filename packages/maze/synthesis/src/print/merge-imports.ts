import type { NeededImport, TextEdit } from "@maze/core";
import { scanFileHead, type FileHead, type ImportStatement } from "./scan-imports.ts";

/** How new import statements are written. */
export interface ImportStyle {
  readonly quote: string;
  readonly semicolon: boolean;
  readonly lineBreak: string;
}

/**
 * Edits that make a file import the given names: a name is added to an import of the same module where there is one with
 * braces, otherwise a new statement follows the last import. Names that are imported already are left out.
 */
export function mergeImports(text: string, needed: readonly NeededImport[], style: ImportStyle): TextEdit[] {
  const head = scanFileHead(text);
  const missing = distinct(needed).filter((name) => !head.imports.some((statement) => provides(statement, name)));
  const edits: TextEdit[] = [];
  const statements: string[] = [];
  for (const module of new Set(missing.map((name) => name.module))) {
    const names = missing.filter((name) => name.module === module);
    const named = names.filter((name) => name.imported !== "*" && name.imported !== "default");
    const home = head.imports.find(
      (statement) => statement.module === module && !statement.typeOnly && statement.braces !== undefined,
    );
    if (home?.braces !== undefined && named.length > 0) edits.push(addToBraces(text, home.braces, home, named));
    else if (named.length > 0) {
      const typeOnly = named.every((name) => name.typeOnly);
      const list = sortedLike(named.map((name) => specifier(name, !typeOnly))).join(", ");
      statements.push(`import ${typeOnly ? "type " : ""}{ ${list} } from`);
    }
    for (const name of names) {
      if (name.imported === "*") statements.push(`import * as ${name.local} from`);
      if (name.imported === "default") statements.push(`import ${name.local} from`);
    }
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i] ?? "";
      if (statement.endsWith(" from"))
        statements[i] = `${statement} ${style.quote}${module}${style.quote}${style.semicolon ? ";" : ""}`;
    }
  }
  if (statements.length > 0) edits.push(newStatements(text, head, statements, style.lineBreak));
  return edits;
}

function distinct(needed: readonly NeededImport[]): NeededImport[] {
  const byKey = new Map<string, NeededImport>();
  for (const name of needed) {
    const key = `${name.module} ${name.imported} ${name.local}`;
    const before = byKey.get(key);
    if (before === undefined || before.typeOnly) byKey.set(key, name);
  }
  return [...byKey.values()];
}

function provides(statement: ImportStatement, name: NeededImport): boolean {
  if (statement.module !== name.module || (statement.typeOnly && !name.typeOnly)) return false;
  if (name.imported === "*") return statement.namespace === name.local;
  if (name.imported === "default" && statement.defaultName === name.local) return true;
  return statement.named.some(
    (entry) => entry.imported === name.imported && entry.local === name.local && (name.typeOnly || !entry.typeOnly),
  );
}

function specifier(name: NeededImport, mayMark: boolean): string {
  const renamed = name.imported === name.local ? name.imported : `${name.imported} as ${name.local}`;
  return name.typeOnly && mayMark ? `type ${renamed}` : renamed;
}

function addToBraces(
  text: string,
  braces: { start: number; end: number },
  home: ImportStatement,
  names: readonly NeededImport[],
): TextEdit {
  const inner = text.slice(braces.start + 1, braces.end - 1);
  const added = names.map((name) => specifier(name, true));
  if (inner.includes("\n")) {
    const indent = /\n([ \t]*)\S/.exec(inner)?.[1] ?? "  ";
    const lineBreak = inner.includes("\r\n") ? "\r\n" : "\n";
    const body = inner.trimEnd();
    const trailing = body.endsWith(",");
    const rows = added.map((name) => `${lineBreak}${indent}${name}`).join(",");
    return {
      start: braces.start + 1,
      end: braces.end - 1,
      newText: `${body}${trailing ? "" : ","}${rows}${trailing ? "," : ""}${inner.slice(body.length)}`,
    };
  }
  if (home.named.length === 0) return { start: braces.start, end: braces.end, newText: `{ ${added.join(", ")} }` };
  const space = inner.startsWith(" ") ? " " : "";
  const present = inner
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const all = isSorted(present) ? sortedLike([...present, ...added]) : [...present, ...added];
  return { start: braces.start, end: braces.end, newText: `{${space}${all.join(", ")}${space}}` };
}

const sortKey = (specifierText: string): string => specifierText.replace(/^type /, "").toLowerCase();
const sortedLike = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
const isSorted = (names: readonly string[]): boolean =>
  names.every((name, i) => i === 0 || sortKey(names[i - 1] ?? "") <= sortKey(name));

function newStatements(text: string, head: FileHead, statements: readonly string[], lineBreak: string): TextEdit {
  const at = head.insertAt;
  const block = statements.join(lineBreak);
  const place = { start: at, end: at };
  if (head.imports.length > 0) return { ...place, newText: lineBreak + block };
  const ahead = text.slice(0, at);
  const afterComment = /(?:^|\n)[ \t]*\/\/[^\n]*$|\*\/[ \t]*$/.test(ahead);
  const before = ahead === "" || ahead === "\ufeff" ? "" : lineBreak.repeat(afterComment ? 2 : 1);
  const rest = text.slice(at);
  const gap = /^(?:[ \t]*\r?\n)*/.exec(rest)?.[0] ?? "";
  const breaks = gap.split("\n").length - 1;
  const after = rest === "" ? lineBreak.repeat(2) : lineBreak.repeat(Math.max(0, 2 - breaks));
  return { ...place, newText: before + block + after };
}

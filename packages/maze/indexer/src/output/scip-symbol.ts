import type { SymbolKind } from "@maze/core";

/** The package that symbols belong to, as a package manager knows it. */
export interface SymbolPackage {
  readonly manager: string;
  readonly name: string;
  readonly version: string;
}

/** One step of a symbol's path: a container or the symbol itself. */
export interface SymbolStep {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Which one of several with this name, from 0. */
  readonly nth?: number;
}

const simple = /^[\w+\-$]+$/;

/** A name as the grammar of SCIP takes it: between backticks where it has other than word characters. */
const identifier = (name: string): string => (simple.test(name) ? name : `\`${name.replaceAll("`", "``")}\``);
const part = (text: string): string => (text === "" ? "." : text.replaceAll(" ", "  "));

/** A global symbol of SCIP: scheme, package, the file as namespaces, then the containers and the name. */
export function scipSymbol(of: { package: SymbolPackage; file: string; steps: readonly SymbolStep[] }): string {
  const { manager, name, version } = of.package;
  const namespaces = of.file.split("/").map((segment) => `${identifier(segment)}/`);
  const descriptors = of.steps.map(descriptorOf);
  return `maze ${part(manager)} ${part(name)} ${part(version)} ${namespaces.join("")}${descriptors.join("")}`;
}

function descriptorOf({ name, kind, nth = 0 }: SymbolStep): string {
  const more = nth === 0 ? "" : `+${String(nth)}`;
  switch (kind) {
    case "class":
    case "interface":
    case "type":
    case "enum":
      return `${identifier(name)}#`;
    case "function":
    case "method":
      return `${identifier(name)}(${more}).`;
    case "constructor":
      return `\`<constructor>\`(${more}).`;
    case "namespace":
    case "module":
      return `${identifier(name)}/`;
    case "type-parameter":
      return `[${identifier(name)}]`;
    case "parameter":
      return `(${identifier(name)})`;
    default:
      return `${identifier(name)}.`;
  }
}

import { undefinedName, unsupported, syntaxError, type SourceText } from "../common/source-text.ts";
import { COMMON_TERMINALS } from "./common-terminals.ts";
import { LarkReader } from "./lark-reader.ts";
import { isTerminalName, type LarkDefinition, type LarkFile, type LarkImport, type LarkNode } from "./lark-tree.ts";
import { mapNode } from "./map-node.ts";
import { LarkParser } from "./parse-lark-file.ts";

/** A definition with the text it stands in; names in its body are those of the linked whole. */
export interface LinkedDefinition extends LarkDefinition {
  readonly source: SourceText;
}

/** All definitions of a Lark text and of what it imports. */
export interface LinkedLark {
  readonly definitions: ReadonlyMap<string, LinkedDefinition>;
  readonly ignored: readonly LarkNode[];
  readonly options: Readonly<Record<string, unknown>>;
  /** Names that the text itself defines. */
  readonly own: readonly string[];
}

type Rename = (local: string) => string;

class LarkLinker {
  readonly definitions = new Map<string, LinkedDefinition>();
  private readonly modules: Readonly<Record<string, string>>;
  private readonly llguidance: boolean;

  constructor(modules: Readonly<Record<string, string>>, llguidance: boolean) {
    this.modules = modules;
    this.llguidance = llguidance;
  }

  link(file: LarkFile, source: SourceText, rename: Rename): LarkNode[] {
    const modules = new Map<string, LarkImport[]>();
    for (const item of file.imports) modules.set(item.module, [...(modules.get(item.module) ?? []), item]);
    for (const items of modules.values()) this.importAll(items, source, rename);
    for (const definition of file.definitions) this.define(definition, source, rename);
    return file.ignored.map((node) => renamed(node, rename, []));
  }

  private importAll(items: readonly LarkImport[], source: SourceText, rename: Rename): void {
    const [first] = items;
    if (first === undefined) return;
    const { module, at } = first;
    const text = module === "common" ? COMMON_TERMINALS : this.modules[module];
    if (text === undefined)
      throw unsupported(source, at, `the import of the module "${module}", whose text is not given,`);
    const llguidance = this.llguidance && module !== "common";
    const reader = new LarkReader(text, llguidance, `Lark module "${module}"`);
    const inner = new LarkParser(reader).file();
    const prefix = `${module.replace(/^\.+/, "").replaceAll(".", "__")}__`;
    const names = new Map(items.map((item) => [item.name, rename(item.alias)]));
    const local = (name: string): string => names.get(name) ?? prefixed(name, prefix);
    this.link(inner, reader, local);
    for (const item of items) {
      const known = this.definitions.has(rename(item.alias));
      if (!known) throw undefinedName(source, item.at, `the module "${module}" has no ${item.name}`);
    }
  }

  private define(definition: LarkDefinition, source: SourceText, rename: Rename): void {
    const name = rename(definition.name);
    const old = this.definitions.get(name);
    const body = renamed(definition.body, rename, definition.parameters);
    if (definition.change === undefined && old !== undefined) {
      throw syntaxError(source, definition.at, `"${definition.name}" is defined twice`);
    }
    if (definition.change !== undefined && old === undefined) {
      throw undefinedName(source, definition.at, `there is no "${definition.name}" to ${definition.change}`);
    }
    if (definition.change === "extend" && old !== undefined) {
      this.definitions.set(name, { ...old, body: { kind: "choice", options: [old.body, body] } });
      return;
    }
    const { suffix } = definition.attributes;
    const attributes = suffix
      ? { ...definition.attributes, suffix: renamed(suffix, rename, []) }
      : definition.attributes;
    this.definitions.set(name, { ...definition, name, body, attributes, source });
  }
}

const prefixed = (name: string, prefix: string): string =>
  isTerminalName(name) ? `${prefix.toUpperCase()}${name}` : `${prefix}${name}`;

function renamed(node: LarkNode, rename: Rename, parameters: readonly string[]): LarkNode {
  return mapNode(node, (inner) => {
    if (inner.kind === "name" && !parameters.includes(inner.name)) return { ...inner, name: rename(inner.name) };
    if (inner.kind === "template") return { ...inner, name: rename(inner.name) };
    return inner;
  });
}

/** Puts a Lark text and the modules it imports together. `modules` maps the path of a module to its text. */
export function linkLark(
  file: LarkFile,
  source: SourceText,
  modules: Readonly<Record<string, string>>,
  llguidance: boolean,
): LinkedLark {
  const linker = new LarkLinker(modules, llguidance);
  const ignored = linker.link(file, source, (name) => name);
  return {
    definitions: linker.definitions,
    ignored,
    options: file.options,
    own: file.definitions.map(({ name }) => name),
  };
}

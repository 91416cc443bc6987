import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDebug, valueAt, type DebugValue } from "./debug-tree.ts";

/** What rustc's own parser says that a file declares, nothing where it does not parse: `-Zunpretty=ast-tree`. */
export function rustNames(root: string, path: string): ReadonlySet<string> | undefined {
  const library = join(root, "usr/lib/x86_64-linux-gnu");
  for (const edition of ["2021", "2018", "2015"]) {
    const { status, stdout, error } = spawnSync(
      join(root, "usr/bin/rustc"),
      ["--edition", edition, "--crate-type", "lib", "-Zunpretty=ast-tree", path],
      { encoding: "utf8", maxBuffer: 1 << 30, env: { LD_LIBRARY_PATH: library, RUSTC_BOOTSTRAP: "1" } },
    );
    if (error !== undefined) throw error;
    if (status !== 0) continue;
    const names = new Set<string>();
    const [crate] = parseDebug(stdout).children;
    const items = crate === undefined ? undefined : valueAt(crate, "items");
    addItems(items?.children ?? [], "", "", names, readFileSync(path, "utf8").split("\n"));
    return names;
  }
  return undefined;
}

/** `half#0` as `half`. */
const plain = (text: string): string => text.replace(/#\d+$/, "").replace(/^r#/, "");

function addItems(
  items: readonly DebugValue[],
  prefix: string,
  module: string,
  names: Set<string>,
  lines: readonly string[],
): void {
  for (const item of items) {
    const name = plain(valueAt(item, "ident")?.head ?? "");
    const kind = valueAt(item, "kind");
    const inner = kind?.children ?? [];
    const own = `${prefix}${name}`;
    switch (kind?.head) {
      case "Struct":
      case "Union":
        names.add(own);
        addFields(inner[0], own, names, true);
        break;
      case "Enum":
        names.add(own);
        for (const variant of variantsOf(inner[0])) {
          const variantName = `${own}.${plain(valueAt(variant, "ident")?.head ?? "")}`;
          names.add(variantName);
          addFields(valueAt(variant, "data"), variantName, names, false);
        }
        break;
      case "Trait":
        names.add(own);
        addItems(listAt(inner[0], "items"), `${own}.`, module, names, lines);
        break;
      case "Impl": {
        const type = inner[0] === undefined ? undefined : valueAt(inner[0], "self_ty");
        const of = type === undefined ? "" : typeName(type, lines);
        addItems(listAt(inner[0], "items"), `${module}${of}.`, module, names, lines);
        break;
      }
      case "Mod": {
        names.add(own);
        const loaded = inner.find(({ head }) => head === "Loaded");
        addItems(loaded?.children[0]?.children ?? [], `${own}.`, `${own}.`, names, lines);
        break;
      }
      case "ForeignMod":
        addItems(listAt(inner[0], "items"), prefix, module, names, lines);
        break;
      case "Fn":
      case "Const":
      case "Static":
      case "TyAlias":
      case "MacroDef":
      case "TraitAlias":
        if (name !== "_") names.add(own);
        break;
      default:
    }
  }
}

const listAt = (value: DebugValue | undefined, key: string): readonly DebugValue[] =>
  (value === undefined ? undefined : valueAt(value, key))?.children ?? [];

const variantsOf = (definition: DebugValue | undefined): readonly DebugValue[] => listAt(definition, "variants");

/** Fields with names; those of a tuple struct have numbers, those of a tuple variant cannot be named. */
function addFields(data: DebugValue | undefined, prefix: string, names: Set<string>, isStruct: boolean): void {
  if (data?.head !== "Struct" && !(isStruct && data?.head === "Tuple")) return;
  for (const [i, field] of (data.children[0]?.children ?? []).entries()) {
    const name = data.head === "Tuple" ? String(i) : plain(valueAt(field, "ident")?.children[0]?.head ?? "");
    names.add(`${prefix}.${name}`);
  }
}

/** The last name of a path, through references; the source of a type that is none; the methods of `dyn Trait` are the trait's. */
function typeName(type: DebugValue, lines: readonly string[]): string {
  const kind = valueAt(type, "kind");
  if (kind === undefined) return "";
  if (kind.head === "Path") {
    const segments = listAt(
      kind.children.find(({ head }) => head === "Path"),
      "segments",
    );
    return plain(valueAt(segments.at(-1) ?? kind, "ident")?.head ?? "");
  }
  if (kind.head === "Rptr" || kind.head === "Ptr") {
    const pointed = kind.children.find(({ head }) => head === "MutTy");
    const inner = pointed === undefined ? undefined : valueAt(pointed, "ty");
    return inner === undefined ? "" : typeName(inner, lines);
  }
  return sourceAt(valueAt(type, "span")?.head ?? "", lines).replace(/^dyn /, "");
}

/** The source of a span such as `a.rs:4:26: 4:37 (#0)`, on one line. */
function sourceAt(span: string, lines: readonly string[]): string {
  const [, ...numbers] = /:(\d+):(\d+): (\d+):(\d+)/.exec(span) ?? [];
  const [fromLine = 1, fromColumn = 1, toLine = 1, toColumn = 1] = numbers.map(Number);
  const part = lines.slice(fromLine - 1, toLine);
  const last = part.length - 1;
  const cut = part.map((line, i) =>
    Array.from(line)
      .slice(i === 0 ? fromColumn - 1 : 0, i === last ? toColumn - 1 : undefined)
      .join(""),
  );
  return cut.join(" ").replace(/\s+/g, " ").trim();
}

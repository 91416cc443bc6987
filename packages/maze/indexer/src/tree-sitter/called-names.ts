import type { Node } from "web-tree-sitter";
import { fieldOf, textOf } from "./nodes.ts";
import type { TreeFile } from "./parse-tree.ts";

/** Finds which functions a piece of a file calls. */
export interface CallReader {
  /** Names such as `f`, `module.f`, in the order of the text, through functions that the file itself declares. */
  callsWithin(node: Node): string[];
}

/** How a grammar writes a call. */
export interface CallForm {
  readonly types: readonly string[];
  /** The field that holds the callee. */
  readonly callee: string;
  /** The name under which a callee is known; `undefined` for one that is left out. */
  readonly nameOf: (callee: string) => string | undefined;
  /** Nodes that the grammar leaves as tokens, such as the arguments of macros: what looks like a call there counts too. */
  readonly tokens?: string;
}

/** `functions` are those of the file, by the names under which they are called. */
export function createCallReader(file: TreeFile, form: CallForm, functions: ReadonlyMap<string, Node>): CallReader {
  const direct = new Map<number, readonly string[]>();
  const directCalls = (node: Node): readonly string[] => {
    const known = direct.get(node.id);
    if (known !== undefined) return known;
    const callees = node.descendantsOfType([...form.types]).map((call) => textOf(file, fieldOf(call, form.callee)));
    const tokens = form.tokens === undefined ? [] : node.descendantsOfType(form.tokens);
    const found = [...callees, ...tokens.flatMap((token) => calleesIn(textOf(file, token)))].flatMap((callee) =>
      /^[\p{L}_@][\p{L}\p{N}_.:@]*$/u.test(callee) ? (form.nameOf(callee) ?? []) : [],
    );
    direct.set(node.id, found);
    return found;
  };
  return {
    callsWithin(node) {
      const names = new Set<string>();
      const pending = [node];
      const entered = new Set([node.id]);
      for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
        for (const name of directCalls(at)) {
          names.add(name);
          const local = functions.get(name);
          if (local === undefined || entered.has(local.id)) continue;
          entered.add(local.id);
          pending.push(local);
        }
      }
      return [...names];
    },
  };
}

/** Names before an opening bracket in a text that no parser read; a member of something else is no name. */
export function calleesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}_.:])([\p{L}_][\p{L}\p{N}_]*(?:::[\p{L}\p{N}_]+)*)\(/gu)].map(
    ([, name = ""]) => name,
  );
}

import { posix } from "node:path";
import type { ProjectIndex, TestRecord } from "@maze/core";

/**
 * Tests whose body calls a function by the name under which their file imports it. A test file that imports the
 * module as a namespace counts when it calls `namespace.name`.
 */
export function testsCalling(target: { file: string; name: string }, index: ProjectIndex): TestRecord[] {
  const localNames = new Map<string, Set<string>>();
  for (const record of index.imports) {
    if (!record.module.startsWith(".")) continue;
    const module = posix.join(posix.dirname(record.file), record.module);
    if (withoutExtension(module) !== withoutExtension(target.file)) continue;
    for (const binding of record.bindings) {
      const local = binding.imported === "*" ? `${binding.local}.${target.name}` : binding.local;
      if (binding.imported !== "*" && binding.imported !== target.name) continue;
      localNames.set(record.file, (localNames.get(record.file) ?? new Set()).add(local));
    }
  }
  return index.tests.filter((test) => {
    const names = localNames.get(test.file) ?? (test.file === target.file ? new Set([target.name]) : undefined);
    return names !== undefined && test.calls.some((call) => names.has(call));
  });
}

const withoutExtension = (path: string): string => path.replace(/\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "");

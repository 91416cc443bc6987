import type { FileEdit, Task } from "@maze/core";

/** The function task, with the text of its file as it is, or `null` where the file does not exist. */
export interface DeclarationRequest {
  readonly task: Extract<Task, { kind: "function" }>;
  readonly before: { readonly text: string; readonly hash: string } | null;
}

/**
 * Adds the declaration of a new function to its file, with its description and examples as a doc comment, so that a new
 * function is filled as a hole. Line breaks follow the file.
 */
export function declareFunction({ task, before }: DeclarationRequest): FileEdit {
  const text = before?.text ?? "";
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const words = task.description.trim() === "" ? [] : task.description.trim().split(/\r?\n/);
  const examples = task.examples.map(
    ({ args, expected }) =>
      `@example ${task.name}(${args.join(", ")}) // => ${"value" in expected ? expected.value : `throws ${expected.throws}`}`,
  );
  const comment = [...words, ...(words.length > 0 && examples.length > 0 ? [""] : []), ...examples].map((line) =>
    ` * ${line.replaceAll("*/", "*\\/")}`.trimEnd(),
  );
  const declaration = `${task.exported ? "export " : ""}declare function ${task.name}${task.signature.trim().replace(/;$/, "")};`;
  const lines = [...(comment.length === 0 ? [] : ["/**", ...comment, " */"]), declaration, ""];
  const gap = text === "" || text === "\ufeff" ? "" : text.endsWith("\n") ? lineBreak : lineBreak + lineBreak;
  return { file: task.file, newText: text + gap + lines.join(lineBreak), baseHash: before?.hash ?? null };
}

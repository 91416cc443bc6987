import { createHash } from "node:crypto";
import type { CurriculumModule, JustifyItem } from "@mastery/curriculum";
import type { EntryState, JustifyEntry } from "@mastery/engine";

const marks = {
  open: "[ ]",
  again: "[!]",
  done: "[x]",
  to_assess: "[?]",
  self: "[s]",
  queued: "[q]",
} as const satisfies Record<EntryState, string>;

/** All questions and items with their states, and what an item shows. */
export function entryLines(module: CurriculumModule, entries: readonly JustifyEntry[]): readonly string[] {
  const lines = entries.flatMap((entry) => {
    const item = module.justify?.items.find(({ id }) => id === entry.id);
    const shown =
      item === undefined || entry.state === "done"
        ? []
        : itemText(item)
            .split("\n")
            .map((line) => `      ${line}`);
    const feedback = entry.state === "again" ? (entry.answer?.feedback ?? []).map((text) => `      -> ${text}`) : [];
    const assess =
      entry.state === "to_assess" ? [`      -> mastery justify ${entry.id} --reveal, then --assess, or --queue`] : [];
    return [`${marks[entry.state]} ${entry.id}  ${entry.prompt.trim()}`, ...shown, ...feedback, ...assess, ""];
  });
  return [
    ...lines,
    "[x] right  [s] assessed by yourself  [q] queued  [?] to be assessed  [!] try again",
    'Answer with: mastery justify ID "ANSWER"',
  ];
}

/** What the learner has to see of an item; never its answers. */
function itemText(item: JustifyItem): string {
  if (item.kind === "predict_output") return `${item.program.trim()}\n(answer: what it prints)`;
  if (item.kind === "breaking_input") {
    return `${item.broken.trim()}\n(answer: a JSON list of arguments on which this differs from yours)`;
  }
  if (item.kind === "order_steps") {
    const steps = shuffled(item.steps).map(({ id, text }) => `${id}:\n${text.replace(/\n$/, "")}`);
    return [
      item.before.trim(),
      ...steps,
      item.after.trim(),
      `(it prints ${item.expect.trim()}; answer: the ids in order)`,
    ].join("\n");
  }
  const candidates = item.candidates.map(({ id, text }) => `${id}: ${text}`);
  return [item.setup.trim(), ...candidates, "(answer: the ids of those that always hold)"].join("\n");
}

/** An order that says nothing about the right one, and is the same each time. */
function shuffled<Step extends { readonly id: string; readonly text: string }>(
  steps: readonly Step[],
): readonly Step[] {
  const key = ({ id, text }: Step): string => createHash("sha256").update(`${id}\0${text}`).digest("hex");
  return steps.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

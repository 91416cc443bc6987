import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JustifyItem } from "./curricula.ts";

/** What is wrong with an executable question, found by running it in a workspace that holds the reference. */
export function itemFindings(item: JustifyItem, folder: string): readonly string[] {
  const says = (message: string) => `${item.id}: ${message}`;
  const words = (answer: string) => answer.split(/[\s,]+/).filter((word) => word !== "");
  const judge = judges[item.kind];
  if (!judge) return [says(`unknown kind ${item.kind}`)];
  return [
    ...item.right
      .filter((answer) => !judge(item, answer, words(answer), folder))
      .map((a) => says(`"${a}" is not right`)),
    ...item.wrong
      .filter((answer) => judge(item, answer, words(answer), folder))
      .map((a) => says(`"${a}" is not wrong`)),
  ];
}

type Judge = (item: JustifyItem, answer: string, words: readonly string[], folder: string) => boolean;

const judges: Readonly<Record<string, Judge>> = {
  predict_output: ({ program = "" }, answer, _, folder) => run(program, folder).output === answer.trim(),
  breaking_input: ({ correct = "", function: name = "", broken = "" }, answer, _, folder) => {
    writeFileSync(join(folder, "broken.ts"), broken);
    const call = (alias: string) =>
      `(() => { try { return JSON.stringify(${alias}(...${answer})); } catch (error) { return error.name; } })()`;
    const program = [
      `import { ${name} as right } from "./${correct}";`,
      `import { ${name} as wrong } from "./broken.ts";`,
      `console.log(${call("right")} === ${call("wrong")});`,
    ].join("\n");
    return run(program, folder).output === "false";
  },
  order_steps: ({ before = "", steps = [], after = "", expect = "" }, _, words, folder) => {
    if (words.length !== steps.length) return false;
    const texts = words.map((word) => steps.find(({ id }) => id === word)?.text ?? "throw new Error('no such step')");
    return run([before, ...texts, after].join("\n"), folder).output === expect.trim();
  },
  invariant: ({ setup = "", candidates = [] }, _, words, folder) => {
    const holding = candidates.filter(({ program }) => run(`${setup}\n${program}`, folder).code === 0);
    const ids = holding.map(({ id }) => id);
    return ids.length === words.length && ids.every((id) => words.includes(id));
  },
};

function run(program: string, folder: string): { output: string; code: number | null } {
  writeFileSync(join(folder, "item.ts"), program);
  const { stdout, status } = spawnSync(process.execPath, ["item.ts"], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { output: stdout.trim(), code: status };
}

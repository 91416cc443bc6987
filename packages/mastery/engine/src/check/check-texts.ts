import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CurriculumModule } from "@mastery/curriculum";
import { filterAnswer } from "@mastery/justify";

/** How many of each a standard module ships. */
const LEAST = { bugs: 2, variants: 3, hints: 1 } as const;

/** Too few of something. */
export function countProblems({ manifest, bugs, variants }: CurriculumModule): readonly string[] {
  if (manifest.type !== "standard") return [];
  const counts = { bugs: bugs.length, variants: variants.length, hints: manifest.hints.length };
  return (Object.keys(LEAST) as (keyof typeof LEAST)[])
    .filter((name) => counts[name] < LEAST[name])
    .map((name) => `${String(counts[name])} ${name}, of at least ${String(LEAST[name])}`);
}

/** Links of the prompt to files that are not there. */
export function linkProblems({ prompt, directory }: CurriculumModule): readonly string[] {
  const links = [...prompt.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, link = ""]) => link);
  return links
    .filter((link) => !/^([a-z]+:|#)/i.test(link))
    .map((link) => link.split("#")[0] ?? "")
    .filter((path) => !existsSync(join(directory, path)))
    .map((path) => `build.md leads to ${path}, which is not there`);
}

/** Model answers that the fast filter stops, and shallow ones that it lets through. */
export function filterProblems({ justify }: CurriculumModule): readonly string[] {
  return (justify?.questions ?? []).flatMap((question) => [
    ...question.model_answers.flatMap((answer, index) => {
      const { findings, unmentioned } = filterAnswer(question, answer);
      const reasons = [...findings.map(({ reason }) => reason), ...unmentioned.map((id) => `does not mention ${id}`)];
      return reasons.length === 0
        ? []
        : [`${question.id}: model answer ${String(index + 1)} is stopped (${reasons.join(", ")})`];
    }),
    ...question.shallow_answers
      .map((answer, index) => ({ index, stopped: filterAnswer(question, answer).findings.length > 0 }))
      .filter(({ stopped }) => !stopped)
      .map(({ index }) => `${question.id}: shallow answer ${String(index + 1)} is let through`),
  ]);
}

import type { BenchCase, BenchContext } from "../definition.ts";
import { corpusOf, type MeasuredLanguage } from "../masks/language-corpora.ts";
import { compareNames, precisionOf, recallOf, type Agreement, type NamesByFile } from "./declared-names.ts";
import { ctagsNames } from "./ctags-names.ts";
import { goJudge, pythonJudge, rustJudge, toolsFolder, zigJudge, type NameJudge } from "./judges.ts";
import { ourNames } from "./our-names.ts";
import { publishedProjects, type PublishedProject } from "./published-projects.ts";

const judges = {
  python: { prefix: "py", make: pythonJudge },
  rust: { prefix: "rust", make: rustJudge },
  go: { prefix: "go", make: goJudge },
  zig: { prefix: "zig", make: zigJudge },
} as const satisfies Record<MeasuredLanguage, { prefix: string; make: (context: BenchContext) => NameJudge }>;

/** Names of the differences that are told for a project. */
const TOLD = 10;

/** For each language: the share of declarations that are found, members included, and of those found that are right. */
export function declarationRecall(context: BenchContext): BenchCase[] {
  return (Object.keys(judges) as MeasuredLanguage[]).map((language) => {
    const { prefix, make } = judges[language];
    const judge = make(context);
    const projects = publishedProjects(context, language);
    const judged = new Map<PublishedProject, NamesByFile>();
    const judgedNames = (project: PublishedProject): NamesByFile => {
      const known = judged.get(project) ?? judge.judge(project);
      judged.set(project, known);
      return known;
    };
    const measure = (agreements: readonly Agreement[]): Record<string, number> => ({
      [`${prefix}-recall-percent`]: recallOf(sumOf(agreements)),
      [`${prefix}-precision-percent`]: precisionOf(sumOf(agreements)),
      [`${prefix}-worst-recall-percent`]: Math.min(...agreements.map(recallOf)),
    });
    return {
      name: `${language} declarations`,
      corpus: `${projects.map(({ name }) => name).join(", ")} of ${corpusOf(language)}, judged by ${judge.name}`,
      metrics: {
        [`${prefix}-recall-percent`]: { unit: "%", bar: { of: "value", atLeast: 98 } },
        [`${prefix}-precision-percent`]: { unit: "%", bar: { of: "value", atLeast: 98 } },
        [`${prefix}-worst-recall-percent`]: { unit: "%", bar: { of: "value", atLeast: 98 } },
      },
      ours: {
        name: "@maze/indexer",
        round: async () => {
          const agreements: Agreement[] = [];
          let [lines, cpu] = [0, 0];
          for (const project of projects) {
            const before = process.cpuUsage();
            const ours = await ourNames(language, project);
            const { user, system } = process.cpuUsage(before);
            lines += ours.lines;
            cpu += (user + system) / 1e6;
            const names = judgedNames(project);
            const agreement = compareNames(ours.names, names);
            agreements.push(agreement);
            tell(context, project, agreement, [...names.keys()].filter((file) => ours.broken.includes(file)).length);
          }
          context.say(
            `${language}: ${((cpu / lines) * 100_000).toFixed(2)} CPU s for 100,000 lines of ${String(lines)}`,
          );
          return measure(agreements);
        },
      },
      // This version of ctags knows no Zig.
      peers:
        language === "zig"
          ? []
          : [
              {
                name: "universal-ctags 5.9",
                round: () => {
                  const tools = toolsFolder(context);
                  return measure(
                    projects.map((project) => compareNames(ctagsNames(tools, language, project), judgedNames(project))),
                  );
                },
              },
            ],
      rounds: 1,
      warmUps: 0,
    };
  });
}

const sumOf = (agreements: readonly Agreement[]): Agreement => ({
  judged: agreements.reduce((sum, { judged }) => sum + judged, 0),
  agreed: agreements.reduce((sum, { agreed }) => sum + agreed, 0),
  found: agreements.reduce((sum, { found }) => sum + found, 0),
  differences: [],
});

function tell({ say }: BenchContext, project: PublishedProject, agreement: Agreement, broken: number): void {
  const { name, files } = project;
  const [recall, precision] = [recallOf(agreement), precisionOf(agreement)].map((value) => value.toFixed(2));
  const counts = `${String(agreement.judged)} names, ${String(files.length)} files, ${String(broken)} called broken`;
  say(`${name}: recall ${recall ?? ""}, precision ${precision ?? ""} (${counts})`);
  for (const line of agreement.differences.slice(0, TOLD)) say(`  ${line}`);
}

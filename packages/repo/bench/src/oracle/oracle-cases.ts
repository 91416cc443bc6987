import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchCase, type BenchContext, type Contender } from "../definition.ts";
import { measureProcess } from "../measure-process.ts";
import { bareSnippets, prepareOracleCorpus, snippets, type OracleCorpus } from "./corpus.ts";

const EFFECT = "the sources of effect 3.22.4: 235,407 lines in 363 files";

/** A program of this folder in a fresh process; it prints its sample as JSON. Ids of its metrics get a suffix. */
async function inChild(program: string, args: readonly string[], suffix = ""): Promise<Record<string, number>> {
  const file = join(import.meta.dirname, program);
  const { exitCode, stdout, stderr } = await measureProcess({
    command: process.execPath,
    args: ["--conditions=maze-source", file, ...args],
  });
  if (exitCode !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${String(exitCode)}\n${stderr}`);
  const sample = JSON.parse(stdout) as Record<string, number>;
  return Object.fromEntries(Object.entries(sample).map(([id, value]) => [`${id}${suffix}`, value]));
}

/** An id stands for one number in all cases. */
const SUFFIX = { "7.0.2": "", "7.1.0-beta": ".7-1", "6.0.3": ".6" } as const;

export function oracleCases(context: BenchContext): BenchCase[] {
  const corpus = prepareOracleCorpus(context);
  const { project, compilers } = corpus;
  const ours = (
    work: string,
    version: keyof OracleCorpus["compilers"],
    directory = project,
    dataFile = "",
    suffix: string = SUFFIX[version],
  ): Contender => ({
    name: `@maze/type-oracle, ${version}`,
    round: () => inChild("measure-oracle.ts", [work, directory, compilers[version], dataFile], suffix),
  });
  const languageService = (work: string, suffix: string): Contender => ({
    name: "TypeScript 6.0.3 language service",
    round: () => inChild("measure-language-service.ts", [work, project, compilers["6.0.3"]], suffix),
  });
  const edit = (version: "7.0.2" | "7.1.0-beta", atMost: number): BenchCase => ({
    name: `edit on ${version}`,
    corpus: `${EFFECT}; a module of 30 lines beside them, edited 200 times, every second time with one error`,
    metrics: {
      [`oracle-edit-diagnostics-ms${SUFFIX[version]}`]: {
        unit: "ms of all processes, p50",
        bar: { of: "value", atMost },
      },
      [`oracle-edit-diagnostics-ms.clock${SUFFIX[version]}`]: { unit: "ms on the clock, p50" },
      [`oracle-memory-mb${SUFFIX[version]}`]: { unit: "MB of the compiler at the end" },
    },
    rounds: 3,
    ours: ours("edit", version),
    peers: [languageService("edit", SUFFIX[version])],
  });
  return [
    ...(["7.0.2", "7.1.0-beta"] as const).map((version): BenchCase => ({
      name: `open on ${version}`,
      corpus: EFFECT,
      metrics: {
        [`oracle-open-s${SUFFIX[version]}`]: { unit: "s of all processes", bar: { of: "value", atMost: 1.5 } },
      },
      rounds: 3,
      ours: ours("open", version),
      peers: [languageService("open", SUFFIX[version])],
    })),
    edit("7.1.0-beta", 10),
    edit("7.0.2", 15),
    ...(["7.0.2", "7.1.0-beta"] as const).flatMap((version) => [
      ...bareSnippetCases(context, corpus, version, ours),
      snippetCase(corpus, version, {
        id: `oracle-snippets-per-s.importing${SUFFIX[version]}`,
        corpus: "documented examples of date-fns 4.4.0, each importing it",
        directory: corpus.snippetProject,
        texts: snippets(corpus.snippetProject),
        ours: ours("snippets", version, corpus.snippetProject, "", `.importing${SUFFIX[version]}`),
      }),
    ]),
    ...referenceCases(context, corpus, ours),
  ];
}

/** Programs that hold all that they need are no part of the repository; without the folder there is no such case. */
function bareSnippetCases(
  { data }: BenchContext,
  corpus: OracleCorpus,
  version: "7.0.2" | "7.1.0-beta",
  ours: Ours,
): BenchCase[] {
  if (data === undefined) return [];
  const file = join(data, "clean-programs-dev.jsonl");
  const bar = { of: "value", atLeast: 700 } as const;
  return [
    snippetCase(corpus, version, {
      id: `oracle-snippets-per-s${SUFFIX[version]}`,
      bar,
      corpus: "programs of clean-programs-dev.jsonl, lib es2023",
      directory: corpus.bareProject,
      texts: bareSnippets(file),
      ours: ours("snippets", version, corpus.bareProject, file),
    }),
  ];
}

interface Snippets {
  readonly id: string;
  readonly bar?: { readonly of: "value"; readonly atLeast: number };
  readonly corpus: string;
  readonly directory: string;
  readonly texts: readonly string[];
  readonly ours: Contender;
}

function snippetCase(
  { compilers }: OracleCorpus,
  version: "7.0.2" | "7.1.0-beta",
  { id, bar, corpus, directory, texts, ours }: Snippets,
): BenchCase {
  const few = 5;
  const checkAlone = async (text: string, index: number): Promise<number> => {
    const file = join(directory, `alone-${String(process.pid)}-${String(index)}.ts`);
    writeFileSync(file, text);
    try {
      const { cpu } = await measureProcess({
        command: process.execPath,
        args: [join(compilers[version], "bin/tsc"), "--noEmit", "--skipLibCheck", "--ignoreConfig", file],
      });
      return cpu;
    } finally {
      rmSync(file);
    }
  };
  return {
    name: `snippets on ${version}: ${corpus}`,
    corpus: `the ${String(texts.length)} ${corpus}, one by one; tsc starts for each of ${String(few)}`,
    metrics: { [id]: { unit: "1/s of one core", ...(bar === undefined ? {} : { bar }) } },
    rounds: 3,
    ours,
    peers: [
      {
        name: `tsc ${version} for each file`,
        async round() {
          let cpu = 0;
          for (const [index, text] of texts.slice(0, few).entries()) cpu += await checkAlone(text, index);
          return { [id]: (1000 * few) / cpu };
        },
      },
    ],
  };
}

type Ours = (
  work: string,
  version: keyof OracleCorpus["compilers"],
  directory: string,
  dataFile: string,
  suffix?: string,
) => Contender;

function referenceCases({ cache }: BenchContext, { project, compilers }: OracleCorpus, ours: Ours): BenchCase[] {
  const answers = join(cache, "oracle", "references.json");
  return (["by-position", "by-node"] as const).map((manner) => {
    const suffix = manner === "by-position" ? "" : `.${manner}`;
    const bar = { of: "ratio", atMost: 0.65 } as const;
    return {
      name: `references, the peer ${manner}`,
      corpus: `${EFFECT}; every answer is compared with the peer's, and a difference ends the bench`,
      metrics: { [`references-cpu-s${suffix}`]: { unit: "s of all processes", bar } },
      rounds: 3,
      ours: ours("references", "7.0.2", project, answers, suffix),
      peers: [
        {
          name: `the API's own client, every identifier ${manner.replace("-", " ")}`,
          round: () => inChild("measure-api.ts", [manner, project, compilers["7.0.2"], answers], suffix),
        },
      ],
    };
  });
}

import { join } from "node:path";
import { compileGrammar, createMatcher } from "@maze/grammar";
import { typescriptGrammar } from "@maze/grammar/languages";
import type { BenchCase, BenchContext, Sample } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import { measureAcceptance, measureRejection, type Agreement, type Recognise } from "./acceptance.ts";
import { typescriptPackages, typescriptSources, type CorpusFile } from "./typescript-corpus.ts";

/** Bytes after which a matcher is made anew, since what it has seen is kept. */
const BYTES_PER_MATCHER = 6_000_000;

/** Asks the TypeScript grammar, with or without JSX. */
export function createTypeScriptRecogniser(jsx: boolean): Recognise {
  const fresh = () => createMatcher(compileGrammar(typescriptGrammar({ jsx })));
  const encoder = new TextEncoder();
  let matcher = fresh();
  let read = 0;
  return (text) => {
    const bytes = encoder.encode(text);
    read += bytes.length;
    if (read > BYTES_PER_MATCHER) {
      matcher = fresh();
      read = bytes.length;
    }
    matcher.reset();
    const accepted = matcher.prefixLength(bytes);
    if (accepted < bytes.length) return accepted;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting() ? undefined : accepted;
  };
}

/** Numbers from 0 to 1, the same in every run (Park and Miller 1988). */
function fixedRandom(): () => number {
  let state = 20_261_127;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const percent = (agreements: readonly Agreement[]): number => {
  const asked = agreements.reduce((sum, one) => sum + one.asked, 0);
  const wrong = agreements.reduce((sum, one) => sum + one.disagreements.length, 0);
  return 100 - (100 * wrong) / asked;
};

/** Do grammar and compiler agree on what TypeScript is? */
export function typescriptAcceptance(context: BenchContext): BenchCase {
  const folder = installPackages(context, typescriptPackages);
  const names = Object.keys(typescriptPackages);
  const files: CorpusFile[] = names.flatMap((name) => typescriptSources(join(folder, "node_modules", name)));
  const [plain, jsx] = [
    files.filter(({ name }) => !name.endsWith("x")),
    files.filter(({ name }) => name.endsWith("x")),
  ];
  // Every file is walked; mutations are made of every tenth, so that a run takes minutes.
  const some = (all: readonly CorpusFile[]) => all.filter(({ text }, i) => i % 10 === 0 && text.length < 60_000);

  const round = (): Sample => {
    const [recognise, recogniseJsx] = [createTypeScriptRecogniser(false), createTypeScriptRecogniser(true)];
    const options = { mutationsPerFile: 8, random: fixedRandom() };
    const accepted = [measureAcceptance(plain, recognise), measureAcceptance(jsx, recogniseJsx)];
    const refused = [
      measureRejection(some(plain), recognise, options),
      measureRejection(some(jsx), recogniseJsx, options),
    ];
    for (const { file, kind, at, error } of [...accepted, ...refused].flatMap((one) => one.disagreements)) {
      context.say(`${file}: ${kind} at ${String(at)}${error === undefined ? "" : `, ${error}`}`);
    }
    return { "ts-accept-percent": percent(accepted), "ts-reject-percent": percent(refused) };
  };
  return {
    name: "TypeScript grammar against the parser of typescript 6.0.2",
    corpus: `${String(files.length)} published sources of ${names.join(", ")}, and single-token mutations of a tenth of them`,
    metrics: {
      "ts-accept-percent": { unit: "%", bar: { of: "value", atLeast: 99.9 } },
      "ts-reject-percent": { unit: "%", bar: { of: "value", atLeast: 99 } },
    },
    ours: { name: "@maze/grammar", round },
    rounds: 1,
    warmUps: 0,
  };
}

import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type NapiConfig } from "@ast-grep/napi";
import { parse } from "yaml";

export interface FailureMode {
  readonly id: string;
  readonly mentions: readonly string[];
  readonly lacks: readonly string[];
}

export interface Question {
  readonly id: string;
  readonly concepts: readonly { readonly id: string; readonly mentions: readonly string[] }[];
  readonly failure_modes: readonly FailureMode[];
  readonly model_answers: readonly string[];
  readonly shallow_answers: readonly string[];
}

export interface JustifyItem {
  readonly id: string;
  readonly kind: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly program?: string;
  readonly correct?: string;
  readonly function?: string;
  readonly broken?: string;
  readonly before?: string;
  readonly steps?: readonly { readonly id: string; readonly text: string }[];
  readonly after?: string;
  readonly expect?: string;
  readonly setup?: string;
  readonly candidates?: readonly { readonly id: string; readonly program: string }[];
}

export interface Intent {
  readonly id: string;
  readonly apply?: "first" | "all";
  readonly rules: readonly {
    readonly rule: NapiConfig["rule"];
    readonly constraints?: NonNullable<NapiConfig["constraints"]>;
    readonly fix: string;
  }[];
}

export interface Bug {
  readonly id: string;
  readonly target: { readonly file: string };
  readonly intents: readonly Intent[];
  readonly oracle: {
    readonly must_fail: readonly string[];
    readonly must_pass?: readonly string[];
    readonly timeout_s?: number;
  };
}

export interface CourseModule {
  readonly curriculum: string;
  readonly id: string;
  readonly folder: string;
  readonly type: string;
  readonly requires: readonly string[];
  readonly argv: readonly string[];
  readonly files: readonly string[];
  readonly questions: readonly Question[];
  readonly items: readonly JustifyItem[];
  readonly bugs: readonly Bug[];
  readonly variants: readonly string[];
}

/** The modules of every curriculum below `root`, in the order of the curriculum. */
export function readCurricula(root: string): readonly CourseModule[] {
  return globSync("*/curriculum.yaml", { cwd: root })
    .sort()
    .flatMap((file) => {
      const { id, modules } = read(join(root, file)) as { id: string; modules: readonly string[] };
      return modules.map((module) => readModule(root, id, module));
    });
}

function readModule(root: string, curriculum: string, id: string): CourseModule {
  const folder = join(root, curriculum, "modules", id);
  const data = read(join(folder, "module.yaml")) as {
    type: string;
    requires: readonly string[];
    files?: readonly string[];
    validator?: { argv: readonly string[] };
  };
  const file = join(folder, "justify.yaml");
  const justify = existsSync(file) ? (read(file) as { questions: Question[]; items: JustifyItem[] }) : undefined;
  return {
    curriculum,
    id,
    folder,
    type: data.type,
    requires: data.requires,
    argv: data.validator?.argv ?? [],
    files: data.files ?? [],
    questions: justify?.questions ?? [],
    items: justify?.items ?? [],
    bugs: globSync("bugs/*.yaml", { cwd: folder })
      .sort()
      .map((bug) => read(join(folder, bug)) as Bug),
    variants: globSync("variants/*", { cwd: folder }).sort(),
  };
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}

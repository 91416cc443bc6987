import type { Manifest } from "../project/manifest.ts";

/** One test as a runner reported it. */
export interface ReportedTest {
  /** Absolute, or relative to the project; empty where the runner does not say. */
  file: string;
  /** Enclosing groups first. */
  path: readonly string[];
  status: "passed" | "failed" | "skipped";
  /** What the runner said about a failure, with its stack. */
  failure?: string | undefined;
  /** Where the test stands, where the runner says. */
  line?: number | undefined;
  column?: number | undefined;
}

/** A file whose tests could not even be collected. */
export interface BrokenFile {
  file: string;
  failure: string;
}

export interface RunnerReport {
  tests: ReportedTest[];
  broken: BrokenFile[];
}

export interface RunnerRequest {
  /** Absolute path of the project. */
  readonly directory: string;
  /** Absolute path of an empty directory for reporters and reports. */
  readonly outputDirectory: string;
  /** Absolute path of the runner's script; `undefined` where it is part of Node. */
  readonly program: string | undefined;
  readonly version: string;
  /** Test files relative to the directory; all tests where absent. */
  readonly files: readonly string[] | undefined;
  readonly manifest: Manifest | undefined;
}

/** A runner that is no script of Node, found on this machine. */
export interface LocatedRunner {
  /** Absolute path of the program that is started. */
  readonly program: string;
  readonly version: string;
  /** Places outside of the project that it must read. */
  readonly readable: readonly string[];
  /** Variables that it needs besides the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Stands for a report that the runner prints to stdout. */
export const PRINTED = Symbol("the report is printed");

/** What finds a runner on this machine. */
export interface Surroundings {
  /** Absolute path of the project. */
  readonly directory: string;
  /** The environment that tools get. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a program to ask it about itself, and gives its stdout; `undefined` where it fails or is not there. */
  readonly ask: (program: string, args: readonly string[]) => Promise<string | undefined>;
}

/** A test runner that we can start and read. */
export interface TestRunner {
  readonly id: string;
  /** Endings of the files whose tests it runs; JavaScript and TypeScript where absent. */
  readonly extensions?: readonly string[];
  /** Finds the program of another language; absent where Node runs the tests. */
  readonly locate?: (surroundings: Surroundings) => Promise<LocatedRunner | undefined>;
  /** The package that must be installed, and the names of its program; absent where Node brings it. */
  readonly package?: { readonly name: string; readonly programs: readonly string[] };
  /** Whether a script of the project starts it. */
  readonly script: RegExp;
  /** Arguments for its program, and the file that the report will be in, or that the report is what it prints. */
  prepare(request: RunnerRequest): Promise<{ args: readonly string[]; report: string | typeof PRINTED }>;
  /** @throws where the text is not its report */
  read(report: string, stderr: string): RunnerReport;
  /** What it prints where it found no test. */
  readonly noTests: RegExp;
}

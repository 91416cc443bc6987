import type { Manifest } from "../project/manifest.ts";

/** One test as a runner reported it. */
export interface ReportedTest {
  /** Absolute path. */
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

/** A test runner that we can start and read. */
export interface TestRunner {
  readonly id: string;
  /** The package that must be installed, and the names of its program; absent where Node brings it. */
  readonly package?: { readonly name: string; readonly programs: readonly string[] };
  /** Whether a script of the project starts it. */
  readonly script: RegExp;
  /** Arguments for Node, and the file that the report will be in. */
  prepare(request: RunnerRequest): Promise<{ args: readonly string[]; report: string }>;
  /** @throws where the text is not its report */
  read(report: string): RunnerReport;
  /** What it prints where it found no test. */
  readonly noTests: RegExp;
}

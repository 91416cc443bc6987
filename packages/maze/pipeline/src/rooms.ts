import type {
  ConstraintProvider,
  ExampleEvaluator,
  FileEdit,
  Generator,
  OperationContext,
  ProjectIndex,
  Registry,
  StyleProfile,
  TypedHole,
  TypeOracle,
  NeededImport,
  Validator,
  ValidationRequest,
  StageResult,
} from "@maze/core";
import type { RepairReport } from "@maze/repair";

/** A disposable copy of a project, with edits applied. */
export interface ProjectCopy {
  readonly directory: string;
  dispose(): Promise<void>;
}

/** A body for a declared function, to be put into its file. */
export interface Placement {
  readonly hole: TypedHole;
  readonly text: string;
  readonly imports: readonly NeededImport[];
}

/** What engines are made of. */
export interface EngineParts {
  /** Absolute path of the project that is generated for. */
  readonly directory: string;
  readonly oracle: TypeOracle;
  readonly evaluator: ExampleEvaluator;
}

/**
 * The rooms that a pipeline is composed of. `createMaze` brings its own; a caller replaces any of them.
 */
export interface Rooms {
  index(directory: string, paths: readonly string[] | undefined, context: OperationContext): Promise<ProjectIndex>;
  openOracle(directory: string, context: OperationContext): Promise<TypeOracle>;
  openEvaluator(): Promise<ExampleEvaluator>;
  engines(parts: EngineParts): Promise<Registry<Generator>>;
  constraintProviders: Registry<ConstraintProvider>;
  copyProject(of: { directory: string; edits: readonly FileEdit[] }, context: OperationContext): Promise<ProjectCopy>;
  validators(of: { directory: string }): Promise<Registry<Validator>>;
  validate(
    validators: Registry<Validator>,
    stages: readonly string[],
    request: ValidationRequest,
    context: OperationContext,
    /** Answer from what was found before on the same inputs, where it is kept. */
    options?: { readonly reuse: boolean },
  ): Promise<StageResult[]>;
  /** Fixes that the project's own linter and formatter offer for files; nothing is written. */
  fixFiles(
    of: { directory: string; files: readonly string[] },
    context: OperationContext,
  ): Promise<{ stages: readonly StageResult[]; edits: readonly FileEdit[] }>;
  /** Mends files that do not compile; nothing is written. */
  repairFiles(
    of: {
      directory: string;
      oracle: TypeOracle;
      files: readonly { file: string; text: string; hash: string }[];
      allowAny: boolean;
      timeMs: number;
      now: () => number;
    },
    context: OperationContext,
  ): Promise<RepairReport>;
  placeBodies(of: {
    file: string;
    fileText: string;
    style: StyleProfile | undefined;
    placements: readonly Placement[];
  }): Promise<string>;
}

import type { CompilerProcess } from "../compiler/compiler-process.ts";
import type { TextOverlay } from "../project/text-overlay.ts";

/** What a started engine works on. */
export interface EngineStart {
  /** The directory of the project. */
  readonly directory: string;
  /** The texts that stand in for files. */
  readonly overlay: TextOverlay;
}

/**
 * A compiler that answers. Whatever it is, it is a process that speaks the requests of the API of TypeScript 7.0, which
 * everything else in this package is written against.
 */
export interface Engine {
  /** Such as `typescript-7`. */
  readonly id: string;
  readonly version: string;
  /** What answers, as `describe` says it: `typescript 7.0.2 (api)`. */
  readonly title: string;
  /** The directory of the compiler's own declarations, `lib.*.d.ts`. */
  readonly library: string;
  start(options: EngineStart): CompilerProcess;
}

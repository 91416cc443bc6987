import type { ProgressEvent, ProgressListener } from "../../index.ts";

/** A progress listener and what it heard. */
export interface CapturedProgress {
  readonly onProgress: ProgressListener;
  readonly events: readonly ProgressEvent[];
}

/** A progress listener that keeps what it hears. */
export function captureProgress(): CapturedProgress {
  const events: ProgressEvent[] = [];
  return { onProgress: (event) => events.push(event), events };
}

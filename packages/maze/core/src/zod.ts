/**
 * The zod that the built packages load. In the published package it is one file, because the many modules of zod take
 * three times as long to load; a program of your own imports `zod`, and its schemas work together with these.
 *
 * @packageDocumentation
 */
export {
  /** @internal */
  z,
} from "zod";

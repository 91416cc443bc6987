/** A greeting for `name`; for nobody in particular, a greeting for the world. */
export function greet(name: string): string {
  throw new Error("not implemented");
}

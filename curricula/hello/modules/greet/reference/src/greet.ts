/** A greeting for `name`; for nobody in particular, a greeting for the world. */
export function greet(name: string): string {
  const trimmed = name.trim();
  const who = trimmed === "" ? "world" : trimmed;
  return `Hello, ${who}!`;
}

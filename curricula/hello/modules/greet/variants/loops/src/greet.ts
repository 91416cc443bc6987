/** A greeting for `name`; for nobody in particular, a greeting for the world. */
export function greet(b: string): string {
  const c = b.trim();
  const d = c === "" ? "world" : c;
  return `Hello, ${d}!`;
}

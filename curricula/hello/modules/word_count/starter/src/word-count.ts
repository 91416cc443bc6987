/** How often each word occurs, in lower case. */
export function countWords(text: string): Map<string, number> {
  throw new Error("not implemented");
}

/** A greeting for `name`; for nobody in particular, a greeting for the world. */
export const greet = (input: string): string => {
  const other = input.trim();
  const output = other === "" ? "world" : other;
  return `Hello, ${output}!`;
};

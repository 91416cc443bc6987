function greetOf(givenValue: string): string {
  const secondValue = givenValue.trim();
  const currentValue = !(secondValue === "") ? secondValue : "world";
  return `Hello, ${currentValue}!`;
}
/** A greeting for `name`; for nobody in particular, a greeting for the world. */
export function greet(nextValue: string): string {
  return greetOf(nextValue);
}

import { InvalidArgumentError } from "commander";

/** Parser of an option that is a whole number. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`A whole number from ${String(min)} to ${String(max)} expected.`);
  };
}

/** Somebody who orders. */
export interface Customer {
  readonly name: string;
  readonly nickname?: string;
  readonly city: string;
}

/**
 * How we greet a customer: by nickname, or by name where there is no nickname.
 *
 * @example greetingName({ name: "Ada Lovelace", nickname: "Ada", city: "London" }) // => "Ada"
 * @example greetingName({ name: "Alan Turing", city: "Wilmslow" }) // => "Alan Turing"
 */
export function greetingName(customer: Customer): string {
  throw new Error("not implemented");
}

/**
 * The key under which a customer's city is filed: trimmed, in lower case, spaces replaced by "-".
 *
 * @example cityKey("  New York ") // => "new-york"
 * @example cityKey("London") // => "london"
 * @example cityKey("Rio de Janeiro") // => "rio-de-janeiro"
 */
export function cityKey(city: string): string {
  throw new Error("not implemented");
}

/** Customers sort by the key of their city. */
export function byCity(a: Customer, b: Customer): number {
  return cityKey(a.city).localeCompare(cityKey(b.city));
}

/** A module of thirty lines that uses its project; each number makes another one. */
export function editedModule(number: number): string {
  return `import * as Effect from "./Effect.js"
import * as Option from "./Option.js"
import { pipe } from "./Function.js"

export interface Row { readonly id: string; readonly amount: number }

const parse = (text: string): Option.Option<number> => {
  const parsed = Number(text)
  return Number.isNaN(parsed) ? Option.none() : Option.some(parsed)
}

export const total = (rows: ReadonlyArray<Row>): number => {
  let sum = ${number}
  for (const row of rows) {
    sum += row.amount
  }
  return sum
}

export const first = (rows: ReadonlyArray<Row>) =>
  pipe(
    Option.fromNullable(rows[0]),
    Option.map((row) => row.id),
    Option.flatMap(parse)
  )

export const program = Effect.gen(function*() {
  const a: ${number % 2 === 0 ? "number" : "string"} = yield* Effect.succeed(${number})
  return a
})
`;
}

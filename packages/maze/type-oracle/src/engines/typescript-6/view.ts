import type ts from "typescript";
import type { Checker, SymbolOf6, TypeOf6 } from "./compiler.ts";

/** One program in one state, and the objects that were told of, by number. */
export interface View {
  readonly program: ts.Program;
  readonly checker: Checker;
  readonly types: Map<number, TypeOf6>;
  readonly symbols: Map<number, SymbolOf6>;
  readonly signatures: Map<number, ts.Signature>;
  /** Numbers of the signatures, which have none of their own. */
  readonly signatureNumbers: Map<ts.Signature, number>;
}

export function createView(program: ts.Program): View {
  return {
    program,
    checker: program.getTypeChecker() as Checker,
    types: new Map(),
    symbols: new Map(),
    signatures: new Map(),
    signatureNumbers: new Map(),
  };
}

const symbolNumbers = new WeakMap<ts.Symbol, number>();
let nextSymbol = 1;

/** The number of a symbol, the same in all views. */
export function symbolNumber(symbol: ts.Symbol): number {
  const number = symbolNumbers.get(symbol) ?? nextSymbol++;
  symbolNumbers.set(symbol, number);
  return number;
}

export function signatureNumber({ signatures, signatureNumbers }: View, signature: ts.Signature): number {
  const number = signatureNumbers.get(signature) ?? signatureNumbers.size + 1;
  signatureNumbers.set(signature, number);
  signatures.set(number, signature);
  return number;
}

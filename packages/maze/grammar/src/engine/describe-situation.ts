import { DEAD, type Automaton } from "../regular/automaton.ts";
import { END } from "./lexer.ts";
import { REFUSED, type Recognizer } from "./recognizer.ts";

/** What may come next, for people: the terminals that have begun or may begin. */
export function describeSituation(
  recognizer: Recognizer,
  situation: number,
): { readonly expected: readonly string[]; readonly mayEnd: boolean } {
  const labels = new Set<string>();
  const { lexer } = recognizer;
  for (const lexeme of lexemesOf(recognizer, situation)) {
    const entries = lexer.entriesOf(lexeme);
    for (let i = 0; i < entries.length; i += 2) {
      const entry = entries[i] as number;
      // A lexeme that has ended is not expected, though its terminal was.
      if (entry >= 0 && goesOn(lexer.terminals.automaton, entries[i + 1] as number))
        labels.add(lexer.terminals.labels[entry] as string);
    }
  }
  return { expected: [...labels].sort(), mayEnd: recognizer.mayEnd(situation) };
}

/** The only byte that may come next; `several` when there are more, `none` when there is none. */
export function nextByte(recognizer: Recognizer, situation: number): number | "several" | "none" {
  const { automaton } = recognizer.lexer.terminals;
  let found: number | "none" = "none";
  for (const lexeme of lexemesOf(recognizer, situation)) {
    const entries = recognizer.lexer.entriesOf(lexeme);
    for (let i = 0; i < entries.length; i += 2) {
      if (entries[i] === END) continue;
      for (let byte = 0; byte < 256; byte++) {
        if (byte === found || automaton.step(entries[i + 1] as number, byte) === DEAD) continue;
        // What is not allowed to follow is known to the recogniser alone.
        if (recognizer.step(situation, byte) === REFUSED) continue;
        if (found !== "none") return "several";
        found = byte;
      }
    }
  }
  return found;
}

const goesOn = (automaton: Automaton, state: number): boolean => automaton.firstBytes(state).some((bits) => bits !== 0);

function lexemesOf(recognizer: Recognizer, situation: number): number[] {
  const configurations = recognizer.configurationsOf(situation);
  const lexemes = new Set<number>();
  for (let i = 1; i < configurations.length; i += 3) lexemes.add(configurations[i] as number);
  return [...lexemes];
}

/** Words that mean something to the skimmer, each with its number; 0 is any other word. */
const names = [
  "",
  "abstract",
  "accessor",
  "as",
  "assert",
  "asserts",
  "async",
  "await",
  "break",
  "case",
  "catch",
  "class",
  "const",
  "constructor",
  "continue",
  "debugger",
  "declare",
  "default",
  "defer",
  "delete",
  "do",
  "else",
  "enum",
  "export",
  "exports",
  "extends",
  "false",
  "finally",
  "for",
  "from",
  "function",
  "get",
  "global",
  "if",
  "implements",
  "import",
  "in",
  "infer",
  "instanceof",
  "interface",
  "is",
  "keyof",
  "let",
  "module",
  "namespace",
  "new",
  "null",
  "of",
  "out",
  "override",
  "private",
  "protected",
  "public",
  "readonly",
  "require",
  "return",
  "satisfies",
  "set",
  "source",
  "static",
  "super",
  "switch",
  "this",
  "throw",
  "true",
  "try",
  "type",
  "typeof",
  "unique",
  "using",
  "var",
  "void",
  "while",
  "with",
  "yield",
] as const;

type Word = Exclude<(typeof names)[number], "">;

/** Numbers of the known words. */
// The loop over all names sets every member.
export const WORD = Object.fromEntries(names.slice(1).map((name, i) => [name, i + 1])) as Readonly<
  Record<Word, number>
>;

/** Words after which an expression begins, so that a slash begins a regular expression and `<` an element. */
const beforeExpression = new Uint8Array(names.length);
for (const word of [
  "case",
  "delete",
  "do",
  "else",
  "in",
  "instanceof",
  "new",
  "return",
  "throw",
  "typeof",
  "void",
  "default",
  "extends",
] as const) {
  beforeExpression[WORD[word]] = 1;
}

/** Whether an operand follows a word; of no use behind a dot. */
export const isBeforeExpression = (word: number): boolean => beforeExpression[word] === 1;

const SIZE = 512;
const slots = new Uint8Array(SIZE);
const spelled = names.map((name) => new TextEncoder().encode(name));

const slotOf = (first: number, second: number, last: number, length: number): number =>
  (first * 31 + second * 7 + last * 17 + length * 59) & (SIZE - 1);

for (let number = 1; number < names.length; number++) {
  const bytes = spelled[number] ?? new Uint8Array();
  let slot = slotOf(bytes[0] ?? 0, bytes[1] ?? 0, bytes[bytes.length - 1] ?? 0, bytes.length);
  while (slots[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  slots[slot] = number;
}

/** The number of the word in a slice of bytes; 0 where it is none of ours. */
export function wordAt(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > 11) return 0;
  const first = bytes[start] ?? 0;
  if (first < 97) return 0;
  let slot = slotOf(first, bytes[start + 1] ?? 0, bytes[end - 1] ?? 0, length);
  for (let number = slots[slot] ?? 0; number !== 0; slot = (slot + 1) & (SIZE - 1), number = slots[slot] ?? 0) {
    const word = spelled[number];
    if (word?.length !== length) continue;
    let i = 0;
    while (i < length && word[i] === bytes[start + i]) i++;
    if (i === length) return number;
  }
  return 0;
}

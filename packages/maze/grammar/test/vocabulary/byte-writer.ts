const encoder = new TextEncoder();

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const field = (number: number, bytes: Uint8Array): number[] => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];

/** A SentencePiece model of pieces and their types. */
export function writeSentencePiece(
  pieces: readonly (readonly [text: string, type: number])[],
  eos?: number,
): Uint8Array {
  const chunks = pieces.map(([text, type]) => {
    const score = [...varint(2 * 8 + 5), 0, 0, 128, 63];
    return field(1, Uint8Array.from([...field(1, encoder.encode(text)), ...score, ...varint(3 * 8), ...varint(type)]));
  });
  const trainer = eos === undefined ? [] : field(2, Uint8Array.from([...varint(42 * 8), ...varint(eos)]));
  return Uint8Array.from([...chunks, trainer].flat());
}

const uint32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const uint64 = (value: number): number[] => [...uint32(value), 0, 0, 0, 0];
const string = (value: string): number[] => [...uint64(encoder.encode(value).length), ...encoder.encode(value)];

/** Values of a GGUF file: a text, a whole number, or a list of one of these. */
export type GgufInput = string | number | readonly string[] | readonly number[];

function ggufValue(value: GgufInput): number[] {
  if (typeof value === "string") return [...uint32(8), ...string(value)];
  if (typeof value === "number") return [...uint32(4), ...uint32(value)];
  const ofText = typeof value[0] === "string";
  return [
    ...uint32(9),
    ...uint32(ofText ? 8 : 5),
    ...uint64(value.length),
    ...value.flatMap((item) => (typeof item === "string" ? string(item) : uint32(item))),
  ];
}

/** A GGUF file without tensors. */
export function writeGguf(metadata: Readonly<Record<string, GgufInput>>, version = 3): Uint8Array {
  const pairs = Object.entries(metadata);
  const header = [...encoder.encode("GGUF"), ...uint32(version), ...uint64(0), ...uint64(pairs.length)];
  return Uint8Array.from([...header, ...pairs.flatMap(([key, value]) => [...string(key), ...ggufValue(value)])]);
}

import { vocabularyError } from "./vocabulary-error.ts";

/** All parts of a vocabulary as views of one run of memory, which is also what is stored. */
export interface VocabularyImage {
  readonly image: Uint8Array;
  readonly offsets: Int32Array;
  readonly end: Int32Array;
  readonly tokenStart: Int32Array;
  readonly tokenIds: Int32Array;
  readonly bytes: Uint8Array;
  readonly byte: Uint8Array;
  readonly depth: Uint8Array;
  readonly kinds: Uint16Array;
  /** What is not an array, as UTF-8 JSON. */
  readonly metadata: Uint8Array;
}

/** How long each part is, in elements. */
export interface ImageLengths {
  readonly size: number;
  readonly nodes: number;
  readonly ids: number;
  readonly bytes: number;
  readonly metadata: number;
}

const MAGIC = 0x4d5a4756;
const FORMAT = 3;
const HEADER = 16;

const aligned = (length: number): number => Math.ceil(length / 4) * 4;

const byteLength = ({ size, nodes, ids, bytes, metadata }: ImageLengths): number =>
  4 * (HEADER + size + 1 + nodes + nodes + 1 + ids) + aligned(bytes) + 2 * aligned(nodes) + aligned(2 * nodes) + aligned(metadata);

function layOut(image: Uint8Array, lengths: ImageLengths): VocabularyImage {
  let place = image.byteOffset + 4 * HEADER;
  const words = (length: number): Int32Array => {
    const view = new Int32Array(image.buffer, place, length);
    place += 4 * length;
    return view;
  };
  const octets = (length: number): Uint8Array => {
    const view = new Uint8Array(image.buffer, place, length);
    place += aligned(length);
    return view;
  };
  const halves = (length: number): Uint16Array => {
    const view = new Uint16Array(image.buffer, place, length);
    place += aligned(2 * length);
    return view;
  };
  return {
    image,
    offsets: words(lengths.size + 1),
    end: words(lengths.nodes),
    tokenStart: words(lengths.nodes + 1),
    tokenIds: words(lengths.ids),
    bytes: octets(lengths.bytes),
    byte: octets(lengths.nodes),
    depth: octets(lengths.nodes),
    kinds: halves(lengths.nodes),
    metadata: octets(lengths.metadata),
  };
}

const allWords = (image: Uint8Array): Int32Array =>
  new Int32Array(image.buffer, image.byteOffset, image.byteLength / 4);

/** A checksum of all after the header's first three words. */
function checksum(image: Uint8Array): number {
  const words = allWords(image);
  let sum = 0x811c9dc5;
  for (let next = 3; next < words.length; next++) sum = Math.imul((sum >>> 15) ^ sum ^ (words[next] ?? 0), 0x2c1b3c6d);
  return sum | 0;
}

/** Memory for a vocabulary, which threads can share where the platform lets them, laid out and zero. */
export function createImage(lengths: ImageLengths): VocabularyImage {
  const length = byteLength(lengths);
  const shared = typeof SharedArrayBuffer === "function";
  const image = new Uint8Array(shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
  const { size, nodes, ids, bytes, metadata } = lengths;
  allWords(image).set([MAGIC, FORMAT, 0, size, nodes, ids, bytes, metadata]);
  return layOut(image, lengths);
}

/** Writes the checksum, once all parts are written. */
export function sealImage({ image }: VocabularyImage): void {
  allWords(image)[2] = checksum(image);
}

/** The parts of a stored image, without a copy where the bytes begin at a multiple of four. */
export function openImage(stored: Uint8Array): VocabularyImage {
  if (stored.byteLength < 4 * HEADER || stored.byteLength % 4 !== 0) throw vocabularyError("The file is too short.");
  const image = stored.byteOffset % 4 === 0 ? stored : stored.slice();
  const [magic, format, sum, size = 0, nodes = 0, ids = 0, bytes = 0, metadata = 0] = allWords(image).subarray(
    0,
    HEADER,
  );
  if (magic !== MAGIC) throw vocabularyError("The file is not a stored vocabulary.");
  if (format !== FORMAT) throw vocabularyError(`The stored vocabulary has format ${format}, not ${FORMAT}.`);
  const lengths = { size, nodes, ids, bytes, metadata };
  const sound = Object.values(lengths).every((length) => length >= 0) && nodes > 0;
  if (!sound || byteLength(lengths) !== image.byteLength) throw vocabularyError("The stored vocabulary is cut off.");
  if (checksum(image) !== sum) throw vocabularyError("The stored vocabulary is damaged: its checksum differs.");
  return layOut(image, lengths);
}

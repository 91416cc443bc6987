/**
 * Gives equal sequences of integers the same small number, 0, 1, 2, …: the hash-consing under automata, stacks and masks.
 * Flat arrays, no objects per entry.
 */
export class TupleTable {
  #pool = new Int32Array(1024);
  #used = 0;
  #starts = new Int32Array(256);
  #slots = new Int32Array(512).fill(-1);
  #hashes = new Int32Array(256);
  #size = 0;

  /** How many distinct tuples there are. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of the arrays. */
  get byteLength(): number {
    return this.#pool.byteLength + this.#starts.byteLength + this.#slots.byteLength + this.#hashes.byteLength;
  }

  /** The number of the first `length` integers of `tuple`; a new one when it was not seen before. */
  intern(tuple: ArrayLike<number>, length: number = tuple.length): number {
    let hash = length;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 0x9e3779b1) ^ (tuple[i] as number)) | 0;
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot] as number;
      if (found < 0) return this.#add(tuple, length, hash, slot);
      if (this.#hashes[found] === hash && this.#equals(found, tuple, length)) return found;
    }
  }

  /** How many integers tuple `id` has. */
  lengthOf(id: number): number {
    return this.endOf(id) - (this.#starts[id] as number);
  }

  /** Integer `index` of tuple `id`. */
  at(id: number, index: number): number {
    return this.#pool[(this.#starts[id] as number) + index] as number;
  }

  /** The array that holds all tuples; those of `id` lie from `startOf(id)` to `endOf(id)`. Valid until the next `intern`. */
  get pool(): Int32Array {
    return this.#pool;
  }
  startOf(id: number): number {
    return this.#starts[id] as number;
  }
  endOf(id: number): number {
    return id + 1 < this.#size ? (this.#starts[id + 1] as number) : this.#used;
  }

  /** A copy of tuple `id`. */
  get(id: number): Int32Array {
    return this.#pool.slice(this.startOf(id), this.endOf(id));
  }

  #equals(id: number, tuple: ArrayLike<number>, length: number): boolean {
    const start = this.#starts[id] as number;
    if (this.endOf(id) - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.#pool[start + i] !== tuple[i]) return false;
    return true;
  }

  #add(tuple: ArrayLike<number>, length: number, hash: number, slot: number): number {
    const id = this.#size++;
    if (id >= this.#starts.length) {
      this.#starts = grown(this.#starts, id + 1);
      this.#hashes = grown(this.#hashes, id + 1);
    }
    if (this.#used + length > this.#pool.length) this.#pool = grown(this.#pool, this.#used + length);
    for (let i = 0; i < length; i++) this.#pool[this.#used + i] = tuple[i] as number;
    this.#starts[id] = this.#used;
    this.#hashes[id] = hash;
    this.#used += length;
    this.#slots[slot] = id;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = (this.#hashes[id] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** A copy with room for at least `needed` entries. */
export function grown(array: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}

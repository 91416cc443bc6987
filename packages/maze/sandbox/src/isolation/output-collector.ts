/** Keeps the first bytes of a stream. */
export interface OutputCollector {
  readonly add: (chunk: Buffer) => void;
  readonly truncated: boolean;
  /** The kept bytes as UTF-8, without a character that was cut in two. */
  text(): string;
}

export function createOutputCollector(limit: number): OutputCollector {
  const chunks: Buffer[] = [];
  let kept = 0;
  let truncated = false;
  return {
    add(chunk) {
      const room = limit - kept;
      if (chunk.length > room) truncated = true;
      if (room <= 0) return;
      const part = chunk.subarray(0, room);
      chunks.push(part);
      kept += part.length;
    },
    get truncated() {
      return truncated;
    },
    text: () => new TextDecoder().decode(Buffer.concat(chunks), { stream: truncated }),
  };
}

const SEPARATOR = Buffer.from("\r\n\r\n");
const LENGTH = /content-length:\s*(\d+)/i;

/** One JSON-RPC message with its header. */
export function encodeMessage(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Cuts a stream of bytes into JSON-RPC messages; give it every chunk that arrives. */
export function createMessageDecoder(onMessage: (message: unknown) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 0;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    // A large answer arrives in many chunks; they are joined once it is complete.
    if (held < wanted) return;
    let bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    wanted = 0;
    while (true) {
      const headerEnd = bytes.indexOf(SEPARATOR);
      if (headerEnd < 0) break;
      const length = LENGTH.exec(bytes.toString("latin1", 0, headerEnd))?.[1];
      if (length === undefined) throw new Error("a message of the compiler has no length");
      const start = headerEnd + SEPARATOR.length;
      const end = start + Number(length);
      if (bytes.length < end) {
        wanted = end;
        break;
      }
      const message: unknown = JSON.parse(bytes.toString("utf8", start, end));
      bytes = bytes.subarray(end);
      onMessage(message);
    }
    chunks = bytes.length === 0 ? [] : [bytes];
    held = bytes.length;
  };
}

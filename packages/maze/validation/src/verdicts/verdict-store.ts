import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type StageResult, contentHash, stageResultSchema } from "@maze/core";
import { z } from "zod";

/** Keeps what stages found, by a hash of everything that they looked at. */
export interface VerdictStore {
  /** `undefined` where nothing is kept under the key, or what is kept is damaged. */
  read(key: string): Promise<KeptVerdict | undefined>;
  /** Only what passed or failed is kept. */
  write(key: string, verdict: KeptVerdict): Promise<void>;
}

export interface KeptVerdict {
  readonly result: StageResult;
  /** The directory that the result was found in, which messages can name. */
  readonly directory: string;
}

export interface VerdictStoreOptions {
  /** A directory that only the user writes to: whoever can write there can make a stage pass. */
  readonly directory: string;
  readonly maxEntries?: number | undefined;
  readonly maxBytes?: number | undefined;
}

const entrySchema = z.strictObject({
  version: z.literal(1),
  key: z.string(),
  directory: z.string(),
  result: stageResultSchema.refine(({ status }) => status !== "skipped"),
  /** Of all the rest. */
  hash: z.string(),
});

/** Verdicts as files of a directory; writers do not disturb each other, and the oldest go when there are too many. */
export function createVerdictStore(options: VerdictStoreOptions): VerdictStore {
  const { directory, maxEntries = 500, maxBytes = 32 * 1024 * 1024 } = options;
  const fileOf = (key: string): string => join(directory, `${key}.json`);

  async function trim(): Promise<void> {
    const names = (await readdir(directory)).filter((name) => /\.(?:json|tmp)$/.test(name));
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(directory, name);
        // Another writer may have removed it.
        const stats = await stat(path).catch(() => undefined);
        return stats === undefined ? [] : [{ path, size: stats.size, at: stats.mtimeMs }];
      }),
    );
    let bytes = 0;
    const newestFirst = files.flat().sort((a, b) => b.at - a.at);
    for (const [index, { path, size }] of newestFirst.entries()) {
      bytes += size;
      if (index >= maxEntries || bytes > maxBytes) await rm(path, { force: true });
    }
  }

  return {
    async read(key) {
      const text = await readFile(fileOf(key), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      const entry = parseEntry(text);
      if (entry?.key !== key) return undefined;
      const now = new Date();
      // What is used stays; where the file is gone by now, what was read is still right.
      await utimes(fileOf(key), now, now).catch(() => undefined);
      return { result: entry.result, directory: entry.directory };
    },
    async write(key, { result, directory: foundIn }) {
      if (result.status === "skipped") return;
      const content = { version: 1 as const, key, directory: foundIn, result };
      const text = JSON.stringify({ ...content, hash: contentHash(content) });
      if (Buffer.byteLength(text) > maxBytes / 4) return;
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const temporary = join(directory, `${key}.${randomUUID()}.tmp`);
      await writeFile(temporary, text, { mode: 0o600 });
      await rename(temporary, fileOf(key));
      await trim();
    },
  };
}

function parseEntry(text: string): z.output<typeof entrySchema> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = entrySchema.safeParse(json);
  if (data === undefined) return undefined;
  const { hash, ...content } = data;
  return contentHash(content) === hash ? data : undefined;
}

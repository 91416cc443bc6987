import { expect, test } from "vitest";
import { createSymbolSource } from "../src/index.ts";
import { read } from "./support/read.ts";

const source = createSymbolSource(
  read("export class Clock { tick() {} }\nexport const clock = new Clock();\nfunction wind(clock: Clock) {}\n"),
);
const find = async (query: Parameters<typeof source.find>[0]): Promise<string[]> =>
  (await source.find(query)).map(({ id }) => id);

test("all given fields hold, in index order", async () => {
  expect(await find({})).toEqual(["src/a.ts#Clock", "src/a.ts#Clock.tick", "src/a.ts#clock", "src/a.ts#wind"]);
  expect(await find({ contains: "CLOCK" })).toEqual(["src/a.ts#Clock", "src/a.ts#clock"]);
  expect(await find({ name: "clock" })).toEqual(["src/a.ts#clock"]);
  expect(await find({ kinds: ["class", "method"], exported: false })).toEqual(["src/a.ts#Clock.tick"]);
  expect(await find({ limit: 1 })).toEqual(["src/a.ts#Clock"]);
});

test("a query that does not fit its schema is refused", async () => {
  await expect(source.find({ limit: -1 })).rejects.toMatchObject({ code: "MAZE_CORE_INVALID_DATA" });
});

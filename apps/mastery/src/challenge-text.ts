import type { Challenge } from "@mastery/engine";

/** What is seen of a bug: the failures that its tests really had. */
export function challengeText({ copy, file, failing }: Challenge): string {
  const seen = failing.flatMap(({ name, message }) => [
    `  ${name}`,
    ...message.split("\n").map((line) => `    ${line}`),
  ]);
  return [
    `A bug was put into a copy of your ${file}. With it, this is seen:`,
    "",
    ...seen,
    "",
    `Find and mend it in ${copy}; your own file is unchanged.`,
  ].join("\n");
}

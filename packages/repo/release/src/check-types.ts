import {
  checkPackage,
  createPackageFromTarballData,
  type Analysis,
  type CheckResult,
  type Problem,
  type ResolutionKind,
} from "@arethetypeswrong/core";
import { problemAffectsResolutionKind, problemKindInfo } from "@arethetypeswrong/core/problems";
import { report, tarballFolder } from "./repository.ts";
import { tarballsIn } from "./tarballs.ts";

// Checks that the types of every packed package are found by each way of resolving an ESM-only package.
const resolutions: readonly ResolutionKind[] = ["node16-esm", "bundler"];

function problemsOf(result: CheckResult): readonly string[] {
  if (result.types === false) return [`${result.packageName}: has no types`];
  return result.problems
    .filter((problem) => matters(problem, result))
    .map((problem) => {
      return `${result.packageName}: ${problemKindInfo[problem.kind].title} ${JSON.stringify(problem)}`;
    });
}

function matters(problem: Problem, analysis: Analysis): boolean {
  return resolutions.some((resolution) => problemAffectsResolutionKind(problem, resolution, analysis));
}

const tarballs = tarballsIn(tarballFolder());
const problems: string[] = [];
for (const { bytes } of tarballs) problems.push(...problemsOf(await checkPackage(createPackageFromTarballData(bytes))));
report(problems, `${tarballs.length} packages`);

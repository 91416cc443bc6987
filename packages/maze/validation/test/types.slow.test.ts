import { describeWithCompiler } from "./types-setup.ts";

describeWithCompiler("typescript6", "typescript 6.0.2");

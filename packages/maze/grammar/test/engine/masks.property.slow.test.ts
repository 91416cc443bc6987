import { describeRandomMasks } from "./random-masks.ts";

describeRandomMasks(1500);

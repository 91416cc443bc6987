import { throwIfAborted, type RepairProposal, type RepairRequest, type RepairStrategy } from "../../index.ts";
import { promiseOf } from "./promise-of.ts";

/** What a fake strategy offers. */
export interface FakeRepairStrategyOptions {
  id?: string;
  /** What it offers, or how it makes an offer. */
  proposals?: readonly RepairProposal[] | ((request: RepairRequest) => readonly RepairProposal[]);
}

/** A strategy that offers the proposals it was made with, and nothing where no stage failed. */
export function createFakeRepairStrategy(options: FakeRepairStrategyOptions = {}): RepairStrategy {
  const source = options.proposals ?? [];
  return {
    specVersion: "v1",
    id: options.id ?? "fake",
    propose: (request, { signal }) =>
      promiseOf(() => {
        throwIfAborted(signal);
        if (request.stages.every(({ status }) => status !== "failed")) return [];
        return [...(typeof source === "function" ? source(request) : source)];
      }),
  };
}

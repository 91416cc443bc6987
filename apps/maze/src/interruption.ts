/**
 * Stops the command where a Ctrl-C has come. Loading modules and synchronous work keep the event loop from turning, so a
 * signal that came meanwhile is noticed only now, in the second of two turns at the latest.
 */
export async function stopIfInterrupted(signal: AbortSignal): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

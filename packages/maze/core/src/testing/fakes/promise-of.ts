/** The result of `act` as a promise; what it throws is a rejection. */
export function promiseOf<Result>(act: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(act());
  });
}

/** Optional packages that the lockfile may lack, each with the reason why that breaks nobody. */
export const allowedMissing: Readonly<Record<string, string>> = {};

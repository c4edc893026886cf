/** How a contract registers its cases: `test` of vitest, `node:test`, jest or any other runner. */
export type RegisterTest = (name: string, run: () => Promise<void>) => void

import type { RegisterTest } from '../src/testing/register-test.ts'

/**
 * Runs a contract by hand and returns the names of the cases that failed: a suite that nothing can fail proves nothing.
 *
 * @param register - Calls the contract with the collector.
 */
export async function failingCases(register: (test: RegisterTest) => void): Promise<string[]> {
  const cases: { readonly name: string; readonly run: () => Promise<void> }[] = []
  register((name, run) => cases.push({ name, run }))
  const failed: string[] = []
  for (const { name, run } of cases) {
    await run().catch(() => failed.push(name))
  }
  return failed
}

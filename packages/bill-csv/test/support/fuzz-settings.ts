import { vi } from 'vitest'

const WANTED_RUNS = Number(process.env.FUZZ_RUNS ?? 0)

// A long run needs more than the five seconds of an ordinary test, and a hang still ends.
vi.setConfig({ testTimeout: 30_000 + 20 * WANTED_RUNS })

/** Runs of a property: few in an ordinary run, more with `FUZZ_RUNS`. */
export function fuzzRuns(ordinary: number): number {
  return Math.max(ordinary, WANTED_RUNS)
}

/** The seed of a run, so that a failure can be seen again with `FUZZ_SEED`. */
export const fuzzSeed = Number(process.env.FUZZ_SEED ?? 20_210_128)

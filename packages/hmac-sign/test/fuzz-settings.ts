const WANTED_RUNS = Number(process.env.FUZZ_RUNS ?? 0)

/** Runs of a property: few in an ordinary run, more with `FUZZ_RUNS`. */
export function fuzzRuns(ordinary: number): number {
  return Math.max(ordinary, WANTED_RUNS)
}

/** The seed of a run, so that a failure can be seen again with `FUZZ_SEED`. */
export const fuzzSeed = Number(process.env.FUZZ_SEED ?? 20_210_618)

/** Returns what a function throws, or fails the test when it does not. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('expected an error, got a result')
}

/** What a call threw or rejected with. */
export async function failureOf(call: Promise<unknown> | (() => unknown)): Promise<Error & Record<string, unknown>> {
  try {
    await (typeof call === 'function' ? call() : call)
  } catch (error) {
    if (error instanceof Error) return error as Error & Record<string, unknown>
    throw error
  }
  throw new Error('it did not fail')
}

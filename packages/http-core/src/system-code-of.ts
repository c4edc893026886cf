/** The most telling code of a failure: the system's rather than a library's wrapper around it. */
export function systemCodeOf(thrown: unknown): string | undefined {
  let code: string | undefined
  let error = thrown
  // A bounded walk: nothing keeps a foreign error from being its own cause.
  for (let depth = 0; depth < 8 && error instanceof Error; depth++) {
    const own = (error as { readonly code?: unknown }).code
    if (typeof own === 'string') code = own
    error = error instanceof AggregateError ? error.errors[0] : error.cause
  }
  return code
}

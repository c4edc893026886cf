/**
 * Calls a listener of the caller's, and swallows what it throws or rejects with: watching must not break the work.
 *
 * @param listener - Nothing happens without one.
 * @param value - What it gets.
 */
export function callSafely<T>(listener: ((value: T) => unknown) | undefined, value: T): void {
  try {
    const result = listener?.(value)
    // An async listener is allowed by its type; its rejection would end the process.
    if (result instanceof Promise) result.catch(() => {})
  } catch {
    // Documented on every option that takes a listener.
  }
}

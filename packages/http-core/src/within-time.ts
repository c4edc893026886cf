/**
 * Waits for work that keeps no time limit itself, such as a token that a signer fetches. Leaves no timer or listener.
 *
 * @param work - Goes on after the time is up; nobody listens to it any more.
 * @param leftMs - Longest wait in milliseconds.
 * @param onTimeout - Makes the error for that case.
 */
export function withinTime<T>(
  work: Promise<T>,
  leftMs: number,
  signal: AbortSignal | undefined,
  onTimeout: () => unknown
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const release = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    const stop = (reason: unknown): void => {
      release()
      reject(reason)
    }
    const onAbort = (): void => stop(signal?.reason)
    const timer = setTimeout(() => stop(onTimeout()), leftMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted) onAbort()
    work.then((value) => {
      release()
      resolve(value)
    }, stop)
  })
}

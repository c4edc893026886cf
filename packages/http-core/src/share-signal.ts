import events from 'node:events'

/** As many as undici's `fetch` allows. */
const MANY = 1500

/**
 * Lets many calls share one signal, such as a server's shutdown: Node warns of a leak from the eleventh listener on.
 *
 * @param signal - A limit that its owner has set is left alone.
 */
export function shareSignal(signal: AbortSignal): void {
  try {
    if (events.getMaxListeners(signal) === events.defaultMaxListeners) events.setMaxListeners(MANY, signal)
  } catch {
    // A polyfill's signal is no EventTarget of Node's, and warns nobody.
  }
}

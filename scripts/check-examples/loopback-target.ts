import { isIP } from 'node:net'

/**
 * Reads the arguments of `Socket.connect` and returns the host when it is not this machine.
 *
 * @param args - Node hands its own calls on as one array of options and callback.
 */
export function loopbackTarget(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const isObject = typeof first === 'object' && first !== null
  const host: unknown = isObject ? Reflect.get(first, 'host') : second
  if (isObject && typeof Reflect.get(first, 'path') === 'string') return undefined
  if (typeof host !== 'string' || host === '' || host === 'localhost' || host === '::1') return undefined
  return isIP(host) === 4 && host.startsWith('127.') ? undefined : host
}

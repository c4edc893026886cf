import { inspect } from 'node:util'

/**
 * Everything that a program could print of a value: its text, JSON, a full inspection, and every property down to the
 * last cause, hidden and inherited getters included.
 */
export function textsOf(value: unknown): string[] {
  const texts = [
    String(value),
    JSON.stringify(value) ?? '',
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    inspect(value)
  ]
  const seen = new Set<unknown>()
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const held = pending.pop()
    if (typeof held === 'string' || typeof held === 'number' || typeof held === 'bigint') texts.push(String(held))
    if (typeof held === 'symbol') texts.push(held.description ?? '')
    if (typeof held !== 'object' || held === null || seen.has(held)) continue
    seen.add(held)
    const own = Reflect.ownKeys(held)
    const prototype = Object.getPrototypeOf(held)
    const inherited = held instanceof Error ? ['errCode', 'errMsg'] : []
    pending.push(...own, ...[...own, ...inherited].map((name) => Reflect.get(held, name)))
    if (prototype !== null && prototype !== Object.prototype) pending.push(prototype.name)
  }
  return texts
}

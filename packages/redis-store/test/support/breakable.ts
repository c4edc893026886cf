import { explain } from '../../src/explain-redis-failure.ts'

/** A store that can be taken away. */
export interface Breakable<Store> {
  readonly store: Store
  /** While true, every method fails as in an outage. */
  isDown: boolean
}

/** Puts a switch before every method of a store. */
export function createBreakable<Store extends object>(store: Store): Breakable<Store> {
  const breakable = {
    isDown: false,
    store: Object.fromEntries(
      Object.entries(store).map(([name, method]) => [
        name,
        async (...args: unknown[]) => {
          if (breakable.isDown) throw explain('ERR_REDIS_STORE_UNREACHABLE', name)
          return await method(...args)
        }
      ])
    ) as Store
  }
  return breakable
}

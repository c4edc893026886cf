import type { RequestFilter, RequestLogEntry } from '../sandbox-types.ts'

/** The last requests of a namespace. */
export interface RequestLog {
  /** Adds one; the log gives it its number. */
  add(entry: Omit<RequestLogEntry, 'id'>): void
  /** Oldest first. */
  list(filter?: RequestFilter): readonly RequestLogEntry[]
  /** Forgets all and counts from 1 again. */
  clear(): void
}

/** Makes a log that keeps the last `limit` entries. */
export function createRequestLog(limit: number): RequestLog {
  let entries: RequestLogEntry[] = []
  let count = 0
  return Object.freeze({
    add(entry: Omit<RequestLogEntry, 'id'>) {
      entries.push(Object.freeze({ id: ++count, ...entry }))
      // Cutting in blocks keeps the cost of an entry constant.
      if (entries.length >= 2 * limit) entries = entries.slice(-limit)
    },
    list({ service, operation }: RequestFilter = {}) {
      const kept = entries.slice(-limit)
      return Object.freeze(
        kept.filter(
          (entry) =>
            (service === undefined || entry.service === service) &&
            (operation === undefined || entry.operation === operation)
        )
      )
    },
    clear() {
      entries = []
      count = 0
    }
  })
}

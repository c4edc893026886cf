import { readFileSync } from 'node:fs'

/** A recorded exchange: where it is from, what is sent, what comes back, and what the document makes of it. */
export interface Fixture {
  readonly source: string
  readonly headers?: Readonly<Record<string, string>>
  /** Body that the document shows for the request. */
  readonly request?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>>
  /** The result in camelCase as the document shows it. */
  readonly result?: Readonly<Record<string, unknown>>
}

/** Reads `fixtures/<name>.json`. */
export function readFixture<T = Fixture>(name: string): T {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as T
}

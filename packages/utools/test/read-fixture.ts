import { readFileSync } from 'node:fs'

/** A recorded message: where it is from, and what came. */
export interface Fixture {
  readonly source: string
  /** Absent for a notification. */
  readonly status?: number
  readonly body: { readonly resource: Readonly<Record<string, unknown>>; readonly sign: string } & Record<
    string,
    unknown
  >
}

/** Reads `fixtures/<name>.json`. */
export function readFixture(name: string): Fixture {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Fixture
}

import { readFileSync } from 'node:fs'

/** Reads `fixtures/<name>.json`; its first field says where it is from. */
export function readFixture<Fixture>(name: string): Fixture & { readonly source: string } {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
}

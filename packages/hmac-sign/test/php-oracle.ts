import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What PHP made of one set. */
export interface OracleAnswer {
  readonly rfc1738: string
  readonly rfc3986: string
  /** Names after `ksort` with its default flags. */
  readonly defaultOrder: readonly string[]
  /** The rest is after `ksort` with SORT_STRING, and without `sign`. */
  readonly canonicalQuery: string
  readonly hmacSha256: string
  readonly hmacSha1: string
  readonly md5: string
  /** Without booleans, floats and nested values; empty values skipped. */
  readonly canonicalText: string
  readonly textMd5: string
}

/** One question. */
export interface OracleQuestion {
  readonly params: Readonly<Record<string, unknown>>
  readonly secret: string
}

const SCRIPT = fileURLToPath(new URL('php-oracle.php', import.meta.url))

/** Version of the `php` on the path, or `undefined` when there is none. */
export function findPhp(): string | undefined {
  const { status, stdout } = spawnSync('php', ['-n', '-r', 'echo PHP_VERSION;'], { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/** Asks one PHP process about all sets. `-n`: no php.ini, so that `precision` has its default of 14. */
export function askPhp(questions: readonly OracleQuestion[]): OracleAnswer[] {
  const lines = questions.map(({ params, secret }) => JSON.stringify({ params: tagFields(params), secret }))
  const { status, stdout, stderr } = spawnSync('php', ['-n', SCRIPT], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  if (status !== 0) throw new Error(`php ended with ${status}: ${stderr || stdout.slice(-2000)}`)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as OracleAnswer)
}

function tagFields(fields: object): unknown[] {
  return Object.entries(fields).map(([name, value]) => [name, tagValue(value)])
}

/** Names the type of a value as PHP has it: a whole number is an int, all others and -0 are floats. */
function tagValue(value: unknown): unknown[] {
  if (value === null || value === undefined) return ['null']
  if (typeof value === 'boolean') return ['bool', value]
  if (typeof value === 'string') return ['text', value]
  if (typeof value === 'bigint') return ['text', String(value)]
  if (typeof value === 'object') return [Array.isArray(value) ? 'list' : 'map', tagFields(value)]
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return ['int', String(value)]
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value as number)
  return ['float', bytes.toString('hex')]
}

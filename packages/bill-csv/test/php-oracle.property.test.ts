import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseBill, summarizeBillSync } from '../src/index.ts'
import { billsByTitle } from './support/any-bill.ts'
import { wechatTradeLayouts } from './support/bill-layouts.ts'
import { fuzzRuns, fuzzSeed } from './support/fuzz-settings.ts'
import { textUnits } from './support/money-text.ts'

interface PhpSums {
  readonly rows: number
  readonly sums: Readonly<Record<string, string>>
}

const BILLS = fuzzRuns(1000)
const SCRIPT = fileURLToPath(new URL('support/php-bill-sums.php', import.meta.url))

/** Version of the `php` on the path, or `undefined` when there is none. */
function findPhp(): string | undefined {
  const { status, stdout } = spawnSync('php', ['-n', '-r', 'echo PHP_VERSION;'], { encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

const php = findPhp()
const title =
  php === undefined
    ? 'PHP as the oracle: skipped, there is no php on the path'
    : `PHP ${php} as the oracle, ${BILLS} trade bills from seed ${fuzzSeed}`

describe.skipIf(php === undefined)(title, () => {
  const anyTradeBill = fc.oneof(...wechatTradeLayouts.map((layout) => billsByTitle[layout.title]!({ minRows: 1 })))
  const bills = fc.sample(anyTradeBill, { numRuns: BILLS, seed: fuzzSeed })
  let answers: readonly PhpSums[]
  beforeAll(() => {
    const { status, stdout, stderr } = spawnSync('php', ['-n', SCRIPT], {
      input: bills.map(({ bytes }) => `${Buffer.from(bytes).toString('base64')}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 2 ** 30
    })
    if (status !== 0) throw new Error(`php ended with ${status}: ${stderr || stdout.slice(-2000)}`)
    answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as PhpSums)
  }, 120_000)

  it('comes to the same sum of every amount column, row by row', () => {
    expect(answers).toHaveLength(bills.length)
    for (const [index, { layout, bytes }] of bills.entries()) {
      const { rows } = parseBill(bytes)
      const sums = Object.fromEntries(
        layout.columns
          .filter(({ kind }) => kind === 'fen' || kind === 'fee')
          .map(({ chinese, name, kind }) => {
            const values = rows.map((row) => (row as unknown as Record<string, number | string>)[name])
            const units = values.map((value) => (kind === 'fee' ? textUnits(String(value), 5) : BigInt(value ?? 0)))
            return [chinese, units.reduce((sum, value) => sum + value, 0n).toString()]
          })
      )
      expect({ rows: rows.length, sums }).toEqual(answers[index])
    }
  })

  it('comes to the same totals', () => {
    for (const [index, { layout, bytes }] of bills.entries()) {
      const { rowCount, totals } = summarizeBillSync(bytes, { format: 'wechat-pay-trade' })
      const { rows, sums } = answers[index]!
      expect([rowCount, totals.totalCount]).toEqual([rows, rows])
      const ofColumn = (name: string) => sums[layout.columns.find((column) => column.name === name)?.chinese ?? '']
      const order = totals.totalOrderFee ?? totals.totalFee
      expect(String(order)).toBe(ofColumn('totalFee'))
      const fees = ofColumn('serviceFee')
      if (fees !== undefined) expect(textUnits(totals.totalServiceFee ?? '', 5).toString()).toBe(fees)
    }
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { refundBill } from './support/published-bills.ts'
import { chunksOf, runInProcess } from './support/run-in-process.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** Converts the published bill, as the recipe's first line does. */
async function convert(): Promise<string> {
  const file = join(temporaryFolder(), '20240116.ndjson')
  const { out } = await runInProcess(['convert', '-'], { stdin: chunksOf(refundBill) })
  writeFileSync(file, out)
  return file
}

async function query(sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const recipe = /```sql\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

it("loads by the README's recipe", async () => {
  const file = await convert()
  expect(recipe).toContain("'20240116.ndjson'")
  expect(await query(recipe.replace('20240116.ndjson', file))).toEqual([
    { tradeState: 'REFUND', rows: '2', yuan: -0.02 },
    { tradeState: 'SUCCESS', rows: '1', yuan: 0.02 }
  ])
})

it('finds ids as text, amounts as whole numbers and times as times', async () => {
  const sql = `DESCRIBE SELECT transactionId, outTradeNo, totalFee, serviceFee, tradeTime, attach
    FROM read_json('${await convert()}', format = 'newline_delimited', convert_strings_to_integers = false)`
  const columns = (await query(sql)) as { readonly column_name: string; readonly column_type: string }[]
  expect(Object.fromEntries(columns.map((column) => [column.column_name, column.column_type]))).toEqual({
    transactionId: 'VARCHAR',
    outTradeNo: 'VARCHAR',
    totalFee: 'BIGINT',
    serviceFee: 'VARCHAR',
    tradeTime: 'TIMESTAMP',
    attach: 'JSON'
  })
})

it('keeps fees exact as decimals', async () => {
  const [found] = await query(
    `SELECT sum(serviceFee::DECIMAL(18, 5)) AS fees, max(transactionId) AS id FROM read_json('${await convert()}')`
  )
  expect(found).toEqual({ fees: '0.00000', id: '4200002086202401160745964084' })
})

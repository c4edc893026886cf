import { describe, expect, it } from 'vitest'
import { createFeeder } from '../src/create-feeder.ts'
import { fundBill, fundRow, scanWith, utf8 } from './support/small-bills.ts'

function readInChunks(bytes: Uint8Array, size: number): number {
  const scan = scanWith()
  const feeder = createFeeder(scan)
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.slice(at, at + size)
    feeder.push(chunk)
    // Whoever gave the chunk uses its memory again.
    chunk.fill(0)
  }
  feeder.end()
  return scan.rowCount
}

describe('createFeeder', () => {
  const long = fundRow({ 9: `备注\n${'x'.repeat(20_000)}` })
  const bytes = utf8(
    fundBill([...new Array(200).fill(fundRow()), long, fundRow(), long, ...new Array(300).fill(fundRow())])
  )

  it.each([1, 2, 7, 311, 4096, 10_000, 65_536, 1_000_000])('finds all rows in chunks of %i bytes', (size) => {
    expect(readInChunks(bytes, size)).toBe(503)
  })

  it('takes empty chunks', () => {
    const scan = scanWith()
    const feeder = createFeeder(scan)
    for (const part of [bytes.subarray(0, 0), bytes.subarray(0, 500), bytes.subarray(0, 0), bytes.subarray(500)])
      feeder.push(part)
    feeder.end()
    expect(scan.rowCount).toBe(503)
  })
})

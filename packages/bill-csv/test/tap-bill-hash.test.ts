import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readBill } from '../src/read-bill.ts'
import { tapBillHash } from '../src/tap-bill-hash.ts'
import { gzippedRefundBill, realBill, realBillHash, refundBill } from './support/published-bills.ts'

it('hashes a bill while it is read', async () => {
  const tap = tapBillHash(realBill)
  expect(tap.hashHex).toBeUndefined()
  let rows = 0
  for await (const batch of readBill(tap)) rows += batch.length
  expect([rows, tap.hashHex]).toEqual([3, realBillHash])
})

it('hands on the unpacked bytes', async () => {
  const chunks: Uint8Array[] = []
  for await (const chunk of tapBillHash(gzippedRefundBill)) chunks.push(chunk)
  expect(Buffer.concat(chunks).equals(gunzipSync(gzippedRefundBill))).toBe(true)
  expect(Buffer.concat(chunks).equals(refundBill)).toBe(true)
})

it('has no hash when reading stopped before the end', async () => {
  const tap = tapBillHash([realBill.subarray(0, 100), realBill.subarray(100)])
  for await (const _ of tap) break
  expect(tap.hashHex).toBeUndefined()
})

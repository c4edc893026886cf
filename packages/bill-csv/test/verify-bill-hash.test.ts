import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readHashValue, verifyBillHash } from '../src/verify-bill-hash.ts'
import { realBill, realBillHash } from './support/published-bills.ts'

describe('verifyBillHash', () => {
  it("reproduces the platform's hash of a real bill", async () => {
    expect(realBill.length).toBe(1356)
    expect(await verifyBillHash(realBill, realBillHash)).toBe(true)
    expect(await verifyBillHash(realBill, realBillHash.toUpperCase())).toBe(true)
  })

  it('hashes what is inside gzip, in any chunks', async () => {
    const packed = gzipSync(realBill)
    async function* chunks() {
      for (const byte of packed) yield Uint8Array.of(byte)
    }
    expect(await verifyBillHash(packed, realBillHash)).toBe(true)
    expect(await verifyBillHash(chunks(), realBillHash)).toBe(true)
  })

  it('notices one changed bit', async () => {
    const changed = realBill.slice()
    changed[700]! ^= 1
    expect(await verifyBillHash(changed, realBillHash)).toBe(false)
  })

  it('refuses a cut download as damaged, not as another hash', async () => {
    const cut = gzipSync(realBill).subarray(0, -9)
    await expect(verifyBillHash(cut, realBillHash)).rejects.toMatchObject({ code: 'ERR_BILL_CSV_COMPRESSION' })
  })

  it.each([
    [undefined, new TypeError('"hashValue" expected text, got undefined')],
    ['', new RangeError('"hashValue" expected 40 hex digits (SHA-1), got 0 characters')],
    [`${realBillHash}0`, new RangeError('"hashValue" expected 40 hex digits (SHA-1), got 41 characters')],
    ['z'.repeat(40), new RangeError('"hashValue" expected 40 hex digits (SHA-1), got 40 characters')]
  ])('refuses %j as a hash before it reads anything', async (hashValue, error) => {
    const source = { body: null }
    await expect(verifyBillHash(source, hashValue as never)).rejects.toThrow(error)
    expect(() => readHashValue(hashValue)).toThrow(error)
  })
})

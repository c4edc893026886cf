import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { concatBytes } from '../../src/source/concat-bytes.ts'
import { createInflater, damaged } from '../../src/source/inflater.ts'
import { faultOf, utf8 } from '../support/small-bills.ts'

describe('createInflater', () => {
  it('unpacks what zlib packed, whatever the pieces, and counts', () => {
    const data = utf8('账单,'.repeat(20_000))
    const packed = deflateRawSync(data)
    const inflater = createInflater()
    const pieces = [
      ...inflater.push(packed.subarray(0, 1), false),
      ...inflater.push(packed.subarray(1, 20), false),
      ...inflater.push(packed.subarray(20), true)
    ]
    expect(concatBytes(pieces)).toEqual(data)
    expect(inflater.size).toBe(data.length)
  })

  it('ends with an empty last piece', () => {
    const inflater = createInflater()
    const pieces = [...inflater.push(deflateRawSync(utf8('a')), false), ...inflater.push(new Uint8Array(0), true)]
    expect(concatBytes(pieces)).toEqual(utf8('a'))
  })

  it('refuses damaged data', () => {
    const fault = faultOf(() => [...createInflater().push(Uint8Array.of(0xff, 0xff), true)])
    expect([fault.code, fault.message]).toEqual([
      'ERR_BILL_CSV_COMPRESSION',
      'the compressed data is cut or damaged; download the bill again, as bytes'
    ])
    expect(fault.cause).toBeInstanceOf(Error)
  })

  it('refuses a bomb long before it is unpacked', () => {
    const bomb = deflateRawSync(new Uint8Array(200_000_000), { level: 9 })
    let size = 0
    const fault = faultOf(() => {
      for (const piece of createInflater().push(bomb, true)) size += piece.length
    })
    expect(fault.code).toBe('ERR_BILL_CSV_BOMB')
    expect(size).toBeLessThan(40_000_000)
  })
})

it('tells what is damaged and what to do', () => {
  expect(damaged('the zip is cut').message).toBe('the zip is cut; download the bill again, as bytes')
})

import { describe, expect, it } from 'vitest'
import { concatBytes } from '../../src/source/concat-bytes.ts'
import { listZipEntries, unzipEntry } from '../../src/source/zip-entries.ts'
import { faultOf, utf8 } from '../support/small-bills.ts'
import { writeZip } from '../support/write-zip.ts'

const name = utf8('a.csv')
const data = utf8('账单,'.repeat(500))

function unzip(bytes: Uint8Array): Uint8Array[] {
  return listZipEntries(bytes).map((entry) => concatBytes([...unzipEntry(entry)]))
}

/** The zip with another number at a place that is counted from the start of a record. */
function change(bytes: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  const view = new DataView(changed.buffer)
  for (let at = 0; at + 4 <= changed.length; at++) {
    if (view.getUint32(at, true) === signature) view.setUint16(at + offset, value, true)
  }
  return changed
}

const CENTRAL = 0x02014b50
const END = 0x06054b50

describe('listZipEntries and unzipEntry', () => {
  it('give deflated and stored files, also with sizes behind the data', () => {
    const zip = writeZip([
      { name, data },
      { name, data: utf8('b'), method: 'store' },
      { name, data, descriptor: true }
    ])
    expect(unzip(zip)).toEqual([data, utf8('b'), data])
    expect(unzip(writeZip([]))).toEqual([])
  })

  it('find the directory in front of a comment', () => {
    expect(unzip(Uint8Array.of(...writeZip([{ name, data }]), ...utf8('comment')))).toEqual([data])
  })

  it('refuse a cut at any byte', () => {
    const zip = writeZip([{ name, data }])
    for (let length = 0; length < zip.length; length++) {
      expect(faultOf(() => unzip(zip.subarray(0, length))).code).toBe('ERR_BILL_CSV_COMPRESSION')
    }
  })

  it.each([
    ['a wrong checksum', writeZip([{ name, data, crc: 1 }]), 'its checksum differs'],
    ['a wrong checksum of stored data', writeZip([{ name, data, crc: 1, method: 'store' }]), 'its checksum differs'],
    ['a wrong size', change(writeZip([{ name, data }]), CENTRAL, 24, 1), 'its checksum differs'],
    ['encryption', change(writeZip([{ name, data }]), CENTRAL, 8, 1), 'encrypted'],
    ['an unknown method', change(writeZip([{ name, data }]), CENTRAL, 10, 12), 'unknown method'],
    ['too many files', change(writeZip([{ name, data }]), END, 10, 1001), 'more than 1000 files'],
    ['more files than it has', change(writeZip([{ name, data }]), END, 10, 2), 'the directory of the zip is damaged'],
    ['a file past its end', change(writeZip([{ name, data }]), CENTRAL, 20, 60_000), 'the zip is cut'],
    ['a file elsewhere', change(writeZip([{ name, data }]), CENTRAL, 42, 5), 'not where its directory says']
  ])('refuse %s', (_, zip, words) => {
    const fault = faultOf(() => unzip(zip))
    expect(fault.code).toBe('ERR_BILL_CSV_COMPRESSION')
    expect(fault.message).toContain(words)
  })
})

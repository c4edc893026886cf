import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { isGzip, isZip } from '../../src/source/sniff-bytes.ts'
import { utf8 } from '../support/small-bills.ts'
import { writeZip } from '../support/write-zip.ts'

it('knows gzip and zip by their first bytes', () => {
  const files = [
    gzipSync('a'),
    writeZip([{ name: utf8('a'), data: utf8('a') }]),
    writeZip([]),
    utf8('PK12'),
    utf8('交易')
  ]
  expect(files.map(isGzip)).toEqual([true, false, false, false, false])
  expect(files.map(isZip)).toEqual([false, true, true, false, false])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageSize } from '../../../../src/services/weixin/image/read-image-size.ts'
import { samplePng } from '../../../support/call-weixin.ts'

/** The smallest GIF, known from the web as a "spacer". */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
/** Start of a JPEG with a JFIF segment, a quantisation table and a baseline frame of 227 × 149 (ISO/IEC 10918-1 B.2). */
const jpeg = Buffer.concat([
  Buffer.from('ffd8', 'hex'),
  Buffer.from('ffe000104a46494600010101004800480000', 'hex'),
  Buffer.from(`ffdb0043${'00'.repeat(65)}`, 'hex'),
  Buffer.from('ffc0001108009500e303012200021101031101', 'hex')
])

describe('readImageSize', () => {
  it('reads the three kinds', () => {
    expect(readImageSize(samplePng(7, 5))).toEqual({ kind: 'png', width: 7, height: 5 })
    expect(readImageSize(gif)).toEqual({ kind: 'gif', width: 1, height: 1 })
    expect(readImageSize(jpeg)).toEqual({ kind: 'jpg', width: 227, height: 149 })
  })

  it('knows nothing else, and never fails', () => {
    expect(readImageSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined()
    expect(readImageSize(jpeg.subarray(0, 60))).toBeUndefined()
    const start = fc.constantFrom('', 'ffd8', 'ffd8ffe0', '89504e47', '474946383961')
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), (head, rest) => {
        readImageSize(Buffer.concat([Buffer.from(head, 'hex'), rest]))
      })
    )
  })

  it('does not walk on the spot over segments without a length', () => {
    expect(
      readImageSize(Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.from('ffe00000'.repeat(50), 'hex')]))
    ).toBeUndefined()
  })
})

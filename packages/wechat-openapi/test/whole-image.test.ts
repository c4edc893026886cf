import { describe, expect, it } from 'vitest'
import { isWholeImage } from '../src/whole-image.ts'
import { JPEG, PNG, WEBP } from './images.ts'

describe.each([
  ['image/jpeg', JPEG],
  ['image/png', PNG]
])('a picture of type %s', (type, picture) => {
  it('is whole as it was encoded, also with bytes behind it', () => {
    expect(isWholeImage(picture, type)).toBe(true)
    expect(isWholeImage(Buffer.concat([picture, Buffer.from('trailer of a camera')]), type)).toBe(true)
  })

  it('is not whole, wherever it is cut', () => {
    const whole: number[] = []
    for (let length = 0; length < picture.length; length++) {
      if (isWholeImage(picture.subarray(0, length), type)) whole.push(length)
    }
    expect(whole).toEqual([])
  })
})

describe('a JPEG', () => {
  /** Start, a fill byte, a segment that holds a thumbnail with marks of its own, a scan with stuffed bytes and restarts, end. */
  const thumbnail = [0xff, 0xe1, 0x00, 0x08, 0xff, 0xd8, 0xff, 0xd9, 0x00, 0x00]
  const scan = [0xff, 0xda, 0x00, 0x03, 0x00, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff]
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x01, 0xff, ...thumbnail, ...scan, 0xff, 0xd9])

  it('is judged by its own end and not by that of a thumbnail', () => {
    expect(isWholeImage(bytes, 'image/jpeg')).toBe(true)
    expect(isWholeImage(bytes.subarray(0, -2), 'image/jpeg')).toBe(false)
  })

  it('is not whole where its segments make no sense', () => {
    expect(isWholeImage(Buffer.from([0xff, 0xd8, 0x12, 0x34, 0xff, 0xd9]), 'image/jpeg')).toBe(false)
    expect(isWholeImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff]), 'image/jpeg')).toBe(false)
  })
})

it('counts other kinds as whole', () => {
  expect(isWholeImage(WEBP.subarray(0, 20), 'image/webp')).toBe(true)
})

import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../../src/services/weixin/image/encode-png.ts'

const pixel = (png: PNG, x: number, y: number) => [...png.data.subarray((y * png.width + x) * 4).subarray(0, 4)]

describe('encodePng', () => {
  it('writes what another decoder reads, for any size', () => {
    const side = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(side, side, fc.uint8Array({ minLength: 1, maxLength: 50 }), (width, height, pattern) => {
        const isLine = (x: number, y: number) => pattern[(y * width + x) % pattern.length]! > 127
        const png = PNG.sync.read(encodePng({ width, height, line: [1, 2, 3], isLine }))
        expect([png.width, png.height]).toEqual([width, height])
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            expect(pixel(png, x, y)).toEqual(isLine(x, y) ? [1, 2, 3, 255] : [255, 255, 255, 255])
          }
        }
      })
    )
  })

  it('leaves the ground out, if told so', () => {
    const png = PNG.sync.read(
      encodePng({ width: 2, height: 1, line: [9, 9, 9], isLine: (x) => x === 1, transparent: true })
    )
    expect([pixel(png, 0, 0)[3], pixel(png, 1, 0)]).toEqual([0, [9, 9, 9, 255]])
  })

  it('writes a blank picture', () => {
    const png = PNG.sync.read(encodePng({ width: 20, height: 10, line: [0, 0, 0] }))
    expect(new Set(png.data)).toEqual(new Set([255]))
  })
})

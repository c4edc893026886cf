import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderQrImage } from '../../../../src/services/weixin/image/render-qr-image.ts'
import { decodeQr } from '../../../support/call-weixin.ts'

const draw = (content: string, width = 430) => renderQrImage({ content, width, line: [0, 0, 0], transparent: false })

describe('renderQrImage', () => {
  it('draws what an independent decoder reads: any path of 128 bytes at any width', async () => {
    const path = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => Buffer.byteLength(text) <= 128)
    const width = fc.integer({ min: 280, max: 1280 })
    await fc.assert(
      fc.asyncProperty(path, width, async (content, side) => {
        const image = decodeQr((await draw(content, side))!)
        // A lone surrogate has no UTF-8.
        expect([image.text, image.width]).toEqual([Buffer.from(content).toString(), side])
      }),
      { numRuns: 40 }
    )
  })

  it.each([200, 201, 1024])('holds a path of %d characters', async (length) => {
    const content = `pages/index/index?q=${'a'.repeat(length - 20)}`
    expect(decodeQr((await draw(content, 1280))!).text).toBe(content)
  })

  it('draws in colour on transparent ground', async () => {
    const bytes = await renderQrImage({ content: 'x', width: 280, line: [7, 193, 96], transparent: true })
    const { png, text } = decodeQr(bytes!)
    expect(text).toBe('x')
    const colours = new Set<string>()
    for (let place = 0; place < png.data.length; place += 4)
      colours.add([...png.data.subarray(place, place + 4)].join())
    expect([...colours].sort()).toEqual(['255,255,255,0', '7,193,96,255'])
  })

  it('cannot hold more than 2953 bytes', async () => {
    expect(await draw('a'.repeat(2954), 1280)).toBeUndefined()
    expect(await draw('a'.repeat(2953), 1280)).toBeInstanceOf(Buffer)
  })
})

import { describe, expect, it } from 'vitest'
import { checkUploadedImage, readForm } from '../../../../src/services/weixin/image/uploaded-image.ts'
import { samplePng } from '../../../support/call-weixin.ts'

const file = (fileName: string | undefined, bytes = samplePng()) => ({
  name: 'media',
  fileName,
  contentType: 'image/png',
  bytes
})
const code = (part: Parameters<typeof checkUploadedImage>[0], limit = 10_000): unknown => {
  try {
    return checkUploadedImage(part, 'media', limit, 40005).size.kind
  } catch (error) {
    return (error as { errcode: number }).errcode
  }
}

// WeChat reference 4.4.
describe('checkUploadedImage', () => {
  it('takes an image with an ASCII name and an extension', () => {
    expect(code(file('a.PNG'))).toBe('png')
    expect(code(file('a "b" c.jpg'))).toBe('png')
  })

  it.each([
    ['no file', undefined, 41005],
    ['no name', file(undefined), 41005],
    ['an empty name', file(''), 41005],
    ['a name outside ASCII', file('图.png'), 41005],
    ['no extension', file('blob'), 40005],
    ['another extension', file('a.pdf'), 40005],
    ['an empty file', file('a.png', Buffer.alloc(0)), 44001],
    ['no image', file('a.png', Buffer.from('hello, world')), 40005]
  ])('refuses %s', (_, part, expected) => {
    expect(code(part)).toBe(expected)
  })

  it('refuses what is too large', () => {
    expect(code(file('a.png'), 10)).toBe(40009)
  })
})

it('a body that is no form has no parts', () => {
  const call = { operation: 'x', path: '/', query: new URLSearchParams(), headers: {}, body: Buffer.from('x') }
  expect(readForm(call)).toEqual([])
})

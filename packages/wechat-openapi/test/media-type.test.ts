import { describe, expect, it } from 'vitest'
import { extensionOf, mediaTypeOf } from '../src/media-type.ts'
import { JPEG, PNG, WEBP } from './images.ts'

describe('mediaTypeOf', () => {
  it.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
    ['image/webp', WEBP],
    ['image/gif', Buffer.from('GIF89a....')],
    ['image/gif', Buffer.from('GIF87a....')],
    ['image/bmp', Buffer.from('BM....')],
    ['audio/amr', Buffer.from('#!AMR\n')],
    ['audio/mpeg', Buffer.from('ID3\u0003')],
    ['audio/mpeg', Buffer.from([0xff, 0xfb, 0x90])],
    ['video/mp4', Buffer.from('\0\0\0\u0018ftypmp42')]
  ])('knows %s by its first bytes', (type, bytes) => {
    expect(mediaTypeOf(bytes)).toBe(type)
  })

  it.each(['', '{"errcode":40007}', '<html>', 'PNG', 'ÿØ'])('knows nothing of %j', (text) => {
    expect(mediaTypeOf(Buffer.from(text))).toBeUndefined()
  })
})

describe('extensionOf', () => {
  it.each([
    ['image/jpeg', 'jpg'],
    ['IMAGE/PNG', 'png'],
    ['image/gif; charset=binary', 'gif'],
    ['audio/amr', 'amr'],
    ['video/mp4', 'mp4']
  ])('of %s is %s', (type, extension) => {
    expect(extensionOf(type)).toBe(extension)
  })

  it.each(['application/octet-stream', '', 'toString', 'image/svg+xml'])('of %j is not known', (type) => {
    expect(extensionOf(type)).toBeUndefined()
  })
})

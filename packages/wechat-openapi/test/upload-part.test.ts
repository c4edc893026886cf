import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { buildUploadPart } from '../src/upload-part.ts'
import { JPEG, PNG } from './images.ts'

const build = (file: unknown, maxBytes = 1000_000) => buildUploadPart('caller', 'media', file as never, maxBytes)

describe('buildUploadPart', () => {
  it.each([
    ['image/png', PNG, 'media.png'],
    ['image/jpeg', JPEG, 'media.jpg'],
    ['image/gif; charset=binary', PNG, 'media.gif'],
    // Where the type tells nothing, the bytes do.
    ['application/octet-stream', JPEG, 'media.jpg']
  ])('makes a name with an extension for %s', (contentType, value, fileName) => {
    expect(build({ contentType, value })).toEqual({ name: 'media', content: value, contentType, fileName })
  })

  it('takes any kind of bytes as the same bytes', () => {
    const { buffer } = Uint8Array.from([0, 1, 2, 3, 4])
    const value = new DataView(buffer, 1, 3)
    expect(build({ contentType: 'image/png', value }).content).toEqual(Buffer.from([1, 2, 3]))
  })

  it.each(['photo.jpg', 'a b (1).PNG', '.gif', 'x.y.z'])('keeps the name %j', (filename) => {
    expect(build({ contentType: 'image/png', value: PNG, filename }).fileName).toBe(filename)
  })

  it.each([
    ['photo', 'media.filename'],
    ['照片.jpg', 'media.filename'],
    ['a".jpg', 'media.filename'],
    ['../a.jpg\n', 'media.filename'],
    ['', 'media.filename']
  ])('refuses the name %j', (filename, field) => {
    expect(() => build({ contentType: 'image/png', value: PNG, filename })).toThrow(`"${field}" expected`)
  })

  it('asks for a name where nothing tells the kind', () => {
    expect(() => build({ contentType: 'application/octet-stream', value: Buffer.from('x') })).toThrow(
      'caller: "media.filename" expected a name with an extension, since neither contentType nor the bytes tell one, got nothing'
    )
  })

  it('refuses a stream, and says why', () => {
    expect(() => build({ contentType: 'image/png', value: Readable.from([PNG]) })).toThrow(
      'caller: "media.value" expected bytes (a Buffer), got an object. Read a stream into a Buffer first: the platform refuses bodies of unknown length with status 412'
    )
  })

  it.each([
    ['text as value', { contentType: 'image/png', value: 'x' }, 'media.value'],
    ['no bytes', { contentType: 'image/png', value: Buffer.alloc(0) }, 'media.value'],
    ['too many bytes', { contentType: 'image/png', value: Buffer.alloc(1000_001) }, 'media.value'],
    ['a type that is none', { contentType: 'png', value: PNG }, 'media.contentType'],
    ['a type with a line break', { contentType: 'image/png\r\nX: y', value: PNG }, 'media.contentType'],
    ['no object', 'file.png', 'media'],
    ['another name', { contentType: 'image/png', value: PNG, name: 'a.png' }, 'name']
  ])('refuses %s', (_, file, field) => {
    expect(() => build(file)).toThrow(`"${field}" expected`)
  })
})

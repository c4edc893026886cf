import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { BillSource } from '../../src/index.ts'
import { concatBytes } from '../../src/source/concat-bytes.ts'
import { encodeChunks, toChunks } from '../../src/source/to-chunks.ts'
import { utf8 } from '../support/small-bills.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function collect(source: BillSource): Promise<string> {
  const pieces: Uint8Array[] = []
  // Copies: a file's chunks are of memory that is used again.
  for await (const chunk of toChunks(source)) pieces.push(chunk.slice())
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(concatBytes(pieces))
}

describe('toChunks', () => {
  it.each<[string, () => BillSource]>([
    ['bytes', () => utf8('账单')],
    ['text', () => '账单'],
    ['a list of chunks', () => [utf8('账'), utf8('单')]],
    ['a Node stream', () => Readable.from([utf8('账'), utf8('单')])],
    ['a web stream', () => new Blob(['账单']).stream() as ReadableStream<Uint8Array>],
    ['a response', () => new Response('账单')]
  ])('reads %s', async (_, source) => {
    expect(await collect(source())).toBe('账单')
  })

  it('reads a response without a body as nothing', async () => {
    expect(await collect(new Response(null))).toBe('')
  })

  it('reads a file of several buffers, also when the caller stops early', async () => {
    const path = join(temporaryFolder(), 'file')
    const text = '账单'.repeat(400_000)
    await writeFile(path, text)
    const file = await open(path)
    expect(await collect(file)).toBe(text)
    await file.close()
    const again = await open(path)
    for await (const chunk of toChunks(again)) {
      expect(chunk.length).toBe(1_048_576)
      break
    }
    await again.close()
  })

  it('gives the failure of a file when it is its turn', async () => {
    let calls = 0
    const reason = new Error('disk')
    const file = {
      async read(buffer: Uint8Array) {
        calls++
        if (calls > 1) throw reason
        buffer[0] = 0x61
        return { bytesRead: 1 }
      }
    }
    const taken: number[] = []
    await expect(async () => {
      for await (const chunk of toChunks(file)) taken.push(chunk.length)
    }).rejects.toBe(reason)
    expect(taken).toEqual([1])
  })

  it('cancels a web stream that the caller leaves, even one that refuses', async () => {
    let cancelled = 0
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(utf8('a')),
      cancel: () => {
        cancelled++
        throw new Error('no')
      }
    })
    for await (const _ of toChunks(stream)) break
    expect(cancelled).toBe(1)
    expect(stream.locked).toBe(false)
  })

  it.each([{}, []])('refuses chunks that are no bytes, or takes nothing of %j', async (source) => {
    if (Array.isArray(source)) expect(await collect(source)).toBe('')
    else await expect(collect(source as unknown as BillSource)).rejects.toThrow('"source" expected bytes, text')
  })

  it.each([7, undefined, null])('refuses %s as a source', async (source) => {
    await expect(collect(source as unknown as BillSource)).rejects.toThrow(TypeError)
  })

  it('refuses a stream that was told to decode', async () => {
    const stream = Readable.from([Buffer.from('a')]).setEncoding('utf8')
    await expect(collect(stream)).rejects.toThrow('got string: set no encoding on the stream')
  })
})

describe('encodeChunks', () => {
  it('cuts no surrogate pair', () => {
    const text = `${'a'.repeat(1_048_575)}\u{20bb7}b`
    const pieces = [...encodeChunks(text)]
    expect(pieces.length).toBe(2)
    expect(new TextDecoder().decode(concatBytes(pieces))).toBe(text)
  })

  it('gives nothing for an empty text', () => {
    expect([...encodeChunks('')]).toEqual([])
  })
})

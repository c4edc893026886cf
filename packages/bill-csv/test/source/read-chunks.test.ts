import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { concatBytes } from '../../src/source/concat-bytes.ts'
import { readChunks } from '../../src/source/read-chunks.ts'
import { utf8 } from '../support/small-bills.ts'

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size)
  )
}

async function collect(source: readonly Uint8Array[]): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const chunk of readChunks(source)) pieces.push(chunk)
  return new TextDecoder().decode(concatBytes(pieces))
}

describe('readChunks', () => {
  it.each([1, 3, 1000])('unpacks gzip and passes on other bytes, %i at a time', async (size) => {
    expect(await collect(cut(gzipSync('账单'.repeat(100)), size))).toBe('账单'.repeat(100))
    expect(await collect(cut(utf8('账单'.repeat(100)), size))).toBe('账单'.repeat(100))
  })

  it('passes on what is too short to tell, and nothing', async () => {
    expect(await collect([utf8('ab')])).toBe('ab')
    expect(await collect([])).toBe('')
  })
})

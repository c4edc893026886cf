import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { readBody } from '../../src/engine/read-body.ts'

const request = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk))) as IncomingMessage

it('reads up to its limit', async () => {
  expect((await readBody(request('ab', 'c'), 3))?.toString()).toBe('abc')
})

it('gives nothing beyond it, but reads to the end', async () => {
  const long = request('ab', 'cd', 'ef')
  expect(await readBody(long, 3)).toBeUndefined()
  expect(long.readableEnded).toBe(true)
})

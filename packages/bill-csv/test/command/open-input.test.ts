import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BillFile } from '../../src/bill-types.ts'
import { InputError, openInput } from '../../src/command/open-input.ts'
import { chunksOf } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('openInput', () => {
  it('reads a file, counts its bytes and knows its size', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    writeFileSync(file, 'abcdef')
    const counted: number[] = []
    const input = await openInput(file, chunksOf(), (bytes) => counted.push(bytes))
    const source = input.source as BillFile
    const buffer = new Uint8Array(4)
    expect(await source.read(buffer, 0, 4, null)).toMatchObject({ bytesRead: 4 })
    expect(await source.read(buffer, 1, 3, null)).toMatchObject({ bytesRead: 2 })
    expect(await source.read(buffer, 0, 4, null)).toMatchObject({ bytesRead: 0 })
    expect([new TextDecoder().decode(buffer), input.size, counted]).toEqual(['aefd', 6, [4, 6, 6]])
    await input.close()
  })

  it('reads standard input for a hyphen', async () => {
    const counted: number[] = []
    const input = await openInput('-', chunksOf(Uint8Array.of(1, 2), Uint8Array.of(3)), (bytes) => counted.push(bytes))
    const chunks: Uint8Array[] = []
    for await (const chunk of input.source as AsyncIterable<Uint8Array>) chunks.push(chunk)
    expect([chunks.length, input.size, counted]).toEqual([2, undefined, [2, 3]])
    await input.close()
  })

  it('says that there is no such file', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    const opening = openInput(file, chunksOf(), () => {})
    await expect(opening).rejects.toMatchObject({ message: `${file}: there is no such file`, code: 'ENOENT' })
    await expect(opening).rejects.toBeInstanceOf(InputError)
  })

  it('says that it is a folder', async () => {
    const folder = temporaryFolder()
    const input = await openInput(folder, chunksOf(), () => {})
    expect(input.size).toBeUndefined()
    const reading = (input.source as BillFile).read(new Uint8Array(1), 0, 1, null)
    await expect(reading).rejects.toMatchObject({ message: `${folder}: it is a folder`, code: 'EISDIR' })
    await input.close()
  })

  it("repeats the system's words for anything else", () => {
    const cause = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })
    expect(new InputError('a.csv', cause)).toMatchObject({
      message: 'a.csv: EMFILE: too many open files',
      code: 'EMFILE'
    })
    expect(new InputError('a.csv', new Error('broken'))).toMatchObject({ message: 'a.csv: broken', code: 'EIO' })
  })
})

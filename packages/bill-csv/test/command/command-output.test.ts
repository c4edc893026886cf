import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { OutputClosedError, OutputError, openFileOutput, openStandardOutput } from '../../src/command/command-output.ts'
import { failingOutput } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const uninterrupted = () => () => undefined

describe('openStandardOutput', () => {
  it('waits until a text is taken', async () => {
    const events: string[] = []
    const stream = new Writable({
      write(chunk, _encoding, done) {
        events.push(`write ${chunk}`)
        setImmediate(() => {
          events.push('taken')
          done()
        })
      }
    })
    const output = openStandardOutput(stream)
    await output.write('a')
    events.push('waited')
    await output.write('b')
    await output.finish()
    await output.abandon()
    expect(events).toEqual(['write a', 'taken', 'waited', 'write b', 'taken'])
  })

  it('tells a reader that has gone from a fault', async () => {
    await expect(openStandardOutput(failingOutput('EPIPE')).write('a')).rejects.toBeInstanceOf(OutputClosedError)
    const full = openStandardOutput(failingOutput('ENOSPC')).write('a')
    await expect(full).rejects.toBeInstanceOf(OutputError)
    await expect(full).rejects.toThrow("can't write standard output: write ENOSPC")
  })
})

describe('openFileOutput', () => {
  it('shows the file once it is whole, in place of an older one', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'old')
    const output = openFileOutput(path, uninterrupted)
    await output.write('交易')
    expect(readFileSync(path, 'utf8')).toBe('old')
    await output.write('\n')
    await output.finish()
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['交易\n', ['a.csv']])
  })

  it('leaves nothing behind when it is abandoned', async () => {
    const folder = temporaryFolder()
    const output = openFileOutput(join(folder, 'a.csv'), uninterrupted)
    await output.write('half')
    await output.abandon()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says that it cannot write there', async () => {
    const path = join(temporaryFolder(), 'nowhere', 'a.csv')
    const output = openFileOutput(path, uninterrupted)
    await expect(output.write('a')).rejects.toThrow(`can't write ${path}: ENOENT`)
    await expect(output.finish()).rejects.toThrow(`can't write ${path}:`)
    await output.abandon()
  })

  it('says that it cannot give the file its name', async () => {
    const folder = temporaryFolder()
    const output = openFileOutput(folder, uninterrupted)
    await output.write('a')
    await expect(output.finish()).rejects.toThrow(`can't write ${folder}:`)
    await output.abandon()
    expect(readdirSync(join(folder, '..')).includes(`${folder.split('/').at(-1)}.part`)).toBe(false)
  })

  it('removes the part when it is interrupted, as long as there is one', async () => {
    const folder = temporaryFolder()
    const cleanUps = new Set<() => void>()
    const onInterrupt = (cleanUp: () => void) => {
      cleanUps.add(cleanUp)
      return () => cleanUps.delete(cleanUp)
    }
    const output = openFileOutput(join(folder, 'a.csv'), onInterrupt)
    await output.write('half')
    expect(readdirSync(folder)).toEqual(['a.csv.part'])
    for (const cleanUp of cleanUps) cleanUp()
    expect(readdirSync(folder)).toEqual([])
    await output.abandon()
    expect(cleanUps.size).toBe(0)
    const whole = openFileOutput(join(folder, 'b.csv'), onInterrupt)
    await whole.write('whole')
    await whole.finish()
    expect([cleanUps.size, readdirSync(folder)]).toEqual([0, ['b.csv']])
  })
})

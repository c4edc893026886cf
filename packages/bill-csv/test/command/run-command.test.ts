import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { helpText } from '../../src/command/help-text.ts'
import { gzippedRefundBill, refundBill } from '../support/published-bills.ts'
import { chunksOf, failingOutput, runInProcess } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('runCommand', () => {
  it('prints the help', async () => {
    expect(await runInProcess(['--help'])).toEqual({ code: 0, out: helpText, err: '' })
  })

  it('explains a wrong command line', async () => {
    expect(await runInProcess(['chek', 'a.csv'])).toEqual({
      code: 64,
      out: '',
      err: 'bill-csv: there is no command "chek"; there are summary, check, convert\nTry bill-csv --help.\n'
    })
  })

  it.each(['summary', 'check', 'convert'])('says that %s has no such file', async (command) => {
    const file = join(temporaryFolder(), 'a.csv')
    expect(await runInProcess([command, file])).toEqual({
      code: 2,
      out: '',
      err: `bill-csv: ${file}: there is no such file\n`
    })
  })

  it.each(['summary', 'check', 'convert'])('says that %s got no bill', async (command) => {
    const stdin = chunksOf(new TextEncoder().encode('<xml><return_msg>No Bill Exist</return_msg></xml>'))
    const { code, out, err } = await runInProcess([command, '-'], { stdin })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^bill-csv: standard input: .*No Bill Exist/)
  })

  it('obeys nothing that an error reply says', async () => {
    const reply = '<xml><return_code>FAIL</return_code><return_msg>\u001b[2J\u009b2J</return_msg></xml>'
    const { code, err } = await runInProcess(['check', '-'], { stdin: chunksOf(new TextEncoder().encode(reply)) })
    expect(code).toBe(2)
    expect(err.trimEnd()).not.toMatch(/\p{Cc}/u)
  })

  it('names the file that is no bill', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    writeFileSync(file, '')
    const { code, err } = await runInProcess(['check', file])
    expect(code).toBe(2)
    expect(err.startsWith(`bill-csv: ${file}: `)).toBe(true)
  })

  it('says as data what is wrong, with --json', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    const { code, out } = await runInProcess(['check', '--json', file])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toEqual({
      file,
      error: { code: 'ENOENT', message: `${file}: there is no such file` }
    })
    const bad = await runInProcess(['summary', '--json', '-'], { stdin: chunksOf(refundBill.subarray(0, 900)) })
    expect(bad.code).toBe(2)
    expect(JSON.parse(bad.out)).toMatchObject({ file: '-', error: { code: expect.stringMatching(/^ERR_BILL_CSV_/) } })
  })

  it.each([['--help'], ['summary', '-'], ['check', '-'], ['convert', '-']])(
    'ends quietly when the reader of %j has gone',
    async (...argv) => {
      const run = await runInProcess(argv, { stdin: chunksOf(gzippedRefundBill), stdout: failingOutput('EPIPE') })
      expect(run).toEqual({ code: 0, out: '', err: '' })
    }
  )

  it('says that it cannot write', async () => {
    const run = await runInProcess(['convert', '-'], { stdin: chunksOf(refundBill), stdout: failingOutput('ENOSPC') })
    expect(run).toEqual({ code: 74, out: '', err: "bill-csv: can't write standard output: write ENOSPC\n" })
  })

  it('hides no fault of its own', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gunzipSync(gzippedRefundBill).subarray(0, 10)
      throw new Error('a fault of ours')
    }
    await expect(runInProcess(['check', '-'], { stdin: broken() })).rejects.toThrow('a fault of ours')
  })
})

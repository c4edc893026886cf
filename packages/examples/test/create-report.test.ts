import { describe, expect, it } from 'vitest'
import { createReport, type Output } from '../src/create-report.ts'

function capture(isTTY = false): Output & { readonly text: () => string } {
  let written = ''
  return { isTTY, write: (text) => (written += text), text: () => written.replaceAll(/\d+(?:\.\d)?(?= m?s)/g, 'N') }
}

describe('createReport', () => {
  it('writes plain text to a pipe', async () => {
    const output = capture()
    const report = createReport(output, {})
    report.chapter('uTools', 'about it')
    expect(
      await report.step(
        'getBaseInfo',
        () => 7,
        (result) => `result ${result}`
      )
    ).toBe(7)
    await report.refused('forged', () => Promise.reject(Object.assign(new Error('no'), { code: 'ERR_X' })), 'ERR_X')
    report.note('a note')
    report.block('two\nlines')
    report.end()
    expect(output.text()).toMatchInlineSnapshot(`
      "
      uTools
      about it
        ✓ getBaseInfo                   N ms  result 7
        ✗ forged                        N ms  refused: ERR_X
        › a note
          │ two
          │ lines

      N steps done, 1 attacks refused, N s.
      "
    `)
  })

  it('colours a terminal, unless NO_COLOR is set', () => {
    const [coloured, plain] = [capture(true), capture(true)]
    createReport(coloured, {}).note('a note')
    createReport(plain, { NO_COLOR: '1' }).note('a note')
    expect(coloured.text()).toContain('\u001b[')
    expect(plain.text()).not.toContain('\u001b[')
  })

  it('moves a bar on a terminal only, and gives its line to the result', async () => {
    const [terminal, pipe] = [capture(true), capture()]
    for (const output of [terminal, pipe]) {
      const report = createReport(output, { NO_COLOR: '1' })
      report.progress(0.5, 'half')
      await report.step('step', () => 7, String)
    }
    const bar = `\r\u001b[K  ${'█'.repeat(12)}${'░'.repeat(12)} half`
    expect(terminal.text()).toBe(`${bar}\r\u001b[K${pipe.text()}`)
    expect(pipe.text()).toBe('  ✓ step                          N ms  7\n')
  })

  it('ends the journey when an attack passes or fails for another reason', async () => {
    const report = createReport(capture(), {})
    await expect(report.refused('forged', () => 'accepted', 'ERR_X')).rejects.toThrow(
      'the attack "forged" should end in ERR_X and ended in no error'
    )
    await expect(report.refused('forged', () => Promise.reject(new Error('boom')), 'ERR_X')).rejects.toThrow(
      'ended in undefined'
    )
  })

  it('lets the failure of a step through', async () => {
    const report = createReport(capture(), {})
    await expect(report.step('broken', () => Promise.reject(new Error('boom')), String)).rejects.toThrow('boom')
  })
})

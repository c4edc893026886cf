import { describe, expect, it } from 'vitest'
import { runCommand } from '../../src/command/run-command.ts'

/** Runs the command and stops it as soon as it has printed. */
async function run(...argv: string[]) {
  const output = { out: '', err: '' }
  let stop: (() => void) | undefined
  const code = await runCommand(argv, {
    stdout: {
      write(text) {
        output.out += text
        stop?.()
      }
    },
    stderr: {
      write(text) {
        output.err += text
      }
    },
    once(signal, onSignal) {
      if (signal === 'SIGTERM') stop = onSignal
    }
  })
  return { code, ...output }
}

describe('runCommand', () => {
  it('prints help', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: kaifang-sandbox'),
      err: ''
    })
  })

  it('explains a wrong argument', async () => {
    expect(await run('--nothing')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('unknown argument "--nothing"')
    })
  })

  it('starts, prints and stops', async () => {
    const { code, out } = await run('--seed', 'x')
    expect(code).toBe(0)
    expect(out).toContain('(seed x)')
  })

  it('prints one line of JSON, and the server is gone afterwards', async () => {
    const { out } = await run('--seed', 'x', '--json', '--notify-url', 'http://127.0.0.1:1/')
    const { url, utools } = JSON.parse(out)
    expect([out.trim().split('\n').length, utools.secret.slice(0, 9)]).toEqual([1, 'kfsandbox'])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('says why it cannot start', async () => {
    expect(await run('--notify-url', 'http://example.com/')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('kaifang-sandbox: "url" expected http:// on 127.0.0.1')
    })
  })
})

import { describe, expect, it } from 'vitest'
import { helpText, readArguments } from '../../src/command/read-arguments.ts'

describe('readArguments', () => {
  it('starts with nothing at all', () => {
    expect(readArguments([])).toEqual({ kind: 'start', options: { frozen: false }, notifyUrl: undefined, json: false })
  })

  it('reads every flag, in both spellings', () => {
    const plan = readArguments([
      '--port',
      '4010',
      '--seed=x y',
      '--start-time',
      '2026-01-02T03:04:05Z',
      '--frozen',
      '--json',
      '--notify-url',
      'http://127.0.0.1:1/'
    ])
    expect(plan).toEqual({
      kind: 'start',
      options: { port: 4010, seed: 'x y', startTime: 1_767_323_045_000, frozen: true },
      notifyUrl: 'http://127.0.0.1:1/',
      json: true
    })
    expect(readArguments(['--start-time', '1000'])).toMatchObject({ options: { startTime: 1000 } })
  })

  it.each(['--help', '-h'])('knows %s', (flag) => {
    expect(readArguments(['--port', '1', flag])).toEqual({ kind: 'help' })
  })

  it.each([
    [
      ['--prot', '1'],
      'unknown argument "--prot"; there are --port, --seed, --start-time, --notify-url, --frozen, --json, --help'
    ],
    [
      ['4010'],
      'unknown argument "4010"; there are --port, --seed, --start-time, --notify-url, --frozen, --json, --help'
    ],
    [
      ['--json=yes'],
      'unknown argument "--json=yes"; there are --port, --seed, --start-time, --notify-url, --frozen, --json, --help'
    ],
    [['--port'], '--port needs a value'],
    [['--seed='], '--seed needs a value'],
    [['--port', 'http'], '--port must be a number from 0 to 65535'],
    [['--port', '65536'], '--port must be a number from 0 to 65535'],
    [['--start-time', 'soon'], '--start-time must be epoch milliseconds or ISO 8601']
  ])('explains what is wrong with %j', (argv, message) => {
    expect(readArguments(argv)).toEqual({ kind: 'wrong', message })
  })

  it('describes every flag', () => {
    for (const flag of ['port', 'seed', 'start-time', 'frozen', 'notify-url', 'json', 'help'])
      expect(helpText).toContain(`--${flag}`)
  })
})

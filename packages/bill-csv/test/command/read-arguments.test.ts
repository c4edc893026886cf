import { describe, expect, it } from 'vitest'
import { helpText } from '../../src/command/help-text.ts'
import { readArguments } from '../../src/command/read-arguments.ts'

const input = { file: 'a.csv', format: undefined, encoding: undefined, lenient: false, progress: true }
const hash = 'dcd7ceb3d382a1181798368bb15d8437de46c00f'
const formats =
  'wechat-pay-trade, wechat-pay-fund-flow, alipay-trade, alipay-trade-summary, alipay-fund, alipay-fund-summary'

describe('readArguments', () => {
  it('reads summary', () => {
    expect(readArguments(['summary', 'a.csv'])).toEqual({ kind: 'summary', ...input, json: false })
    expect(
      readArguments([
        'summary',
        '--json',
        '--format=alipay-fund',
        '--encoding',
        'gb18030',
        '--lenient',
        '--no-progress',
        '-'
      ])
    ).toEqual({
      kind: 'summary',
      file: '-',
      format: 'alipay-fund',
      encoding: 'gb18030',
      lenient: true,
      progress: false,
      json: true
    })
  })

  it('reads check', () => {
    expect(readArguments(['check', 'a.csv'])).toEqual({ kind: 'check', ...input, json: false, hash: undefined })
    expect(readArguments(['check', 'a.csv', '--json', '--hash', hash.toUpperCase()])).toEqual({
      kind: 'check',
      ...input,
      json: true,
      hash
    })
  })

  it('reads convert', () => {
    const convert = { kind: 'convert', ...input, to: 'ndjson', plain: false, unescape: false }
    expect(readArguments(['convert', 'a.csv'])).toEqual({ ...convert, columns: undefined, output: undefined })
    expect(
      readArguments([
        'convert',
        '--to',
        'csv',
        '--columns',
        'outTradeNo,新列甲',
        '-o',
        'b.csv',
        '--plain',
        '--unescape',
        'a.csv'
      ])
    ).toEqual({
      ...convert,
      to: 'csv',
      columns: ['outTradeNo', '新列甲'],
      output: 'b.csv',
      plain: true,
      unescape: true
    })
  })

  it('takes a file whose name starts with two hyphens behind --', () => {
    expect(readArguments(['check', '--', '--a.csv'])).toMatchObject({ kind: 'check', file: '--a.csv' })
  })

  it.each([[[]], [['--help']], [['-h']], [['help']], [['check', '--help']], [['convert', 'a.csv', '-h']]])(
    'shows the help for %j',
    (argv) => {
      expect(readArguments(argv)).toEqual({ kind: 'help' })
    }
  )

  it.each([
    [['sumary', 'a.csv'], 'there is no command "sumary"; there are summary, check, convert'],
    [['check'], 'check needs a file, or - for standard input'],
    [['check', ''], 'check needs a file, or - for standard input'],
    [['check', 'a.csv', 'b.csv'], 'check takes one file; "b.csv" is a second one'],
    [
      ['check', '--to', 'csv', 'a.csv'],
      "Unknown option '--to'; options of check are --format, --encoding, --lenient, --no-progress, --help, --json, --hash"
    ],
    [
      ['summary', 'a.csv', '--json=yes'],
      "Option '--json' does not take an argument; options of summary are --format, --encoding, --lenient, --no-progress, --help, --json"
    ],
    [
      ['summary', 'a.csv', '--format'],
      "Option '--format <value>' argument missing; options of summary are --format, --encoding, --lenient, --no-progress, --help, --json"
    ],
    [['summary', 'a.csv', '--format', 'wechat'], `--format must be one of ${formats}`],
    [['summary', 'a.csv', '--encoding', 'gbk'], '--encoding must be one of utf-8, gb18030'],
    [['convert', 'a.csv', '--to', 'xlsx'], '--to must be one of ndjson, csv'],
    [['convert', 'a.csv', '--columns', 'a,,b'], '--columns needs names with commas between them'],
    [['convert', 'a.csv', '--columns', 'a,b,a'], '--columns names one twice'],
    [['convert', 'a.csv', '--output', ''], '--output needs the name of a file'],
    [['convert', 'a.csv', '--plain'], '--plain is for --to csv'],
    [['check', 'a.csv', '--hash', 'abc'], '--hash needs the hash_value of WeChat Pay: 40 hex digits']
  ])('explains what is wrong with %j', (argv, message) => {
    expect(readArguments(argv)).toEqual({ kind: 'wrong', message })
  })
})

it('hides no fault of its own', () => {
  expect(() => readArguments(null as never)).toThrow(TypeError)
})

describe('helpText', () => {
  it('describes every command, option, format and exit code', () => {
    for (const part of [
      ...['summary', 'check', 'convert', ...formats.split(', ')],
      ...['format', 'encoding', 'lenient', 'no-progress', 'help', 'json', 'hash'].map((name) => `--${name}`),
      ...['to', 'columns', 'output', 'plain', 'unescape'].map((name) => `--${name}`),
      ...['  0 ', '  1 ', '  2 ', '  64 ', '  74 ']
    ]) {
      expect(helpText).toContain(part)
    }
  })

  it('fits a terminal of 100 columns', () => {
    for (const line of helpText.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })
})

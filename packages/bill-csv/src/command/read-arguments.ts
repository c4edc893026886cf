import { parseArgs } from 'node:util'
import type { BillEncoding, BillFormat } from '../bill-types.ts'
import { readHashValue } from '../verify-bill-hash.ts'

/** What every command knows about its input. */
export interface InputPlan {
  /** Path of the file; `-` is standard input. */
  readonly file: string
  readonly format: BillFormat | undefined
  readonly encoding: BillEncoding | undefined
  readonly lenient: boolean
  /** Whether a bar may be drawn where there is a terminal. */
  readonly progress: boolean
}

/** `bill-csv summary` */
export interface SummaryPlan extends InputPlan {
  readonly kind: 'summary'
  readonly json: boolean
}

/** `bill-csv check` */
export interface CheckPlan extends InputPlan {
  readonly kind: 'check'
  readonly json: boolean
  /** `hash_value` of WeChat Pay v3, lower case. */
  readonly hash: string | undefined
}

/** `bill-csv convert` */
export interface ConvertPlan extends InputPlan {
  readonly kind: 'convert'
  readonly to: 'ndjson' | 'csv'
  readonly columns: readonly string[] | undefined
  /** Path of the result; `undefined` is standard output. */
  readonly output: string | undefined
  readonly plain: boolean
  readonly unescape: boolean
}

/** What the command was asked to do. */
export type CommandPlan =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | SummaryPlan
  | CheckPlan
  | ConvertPlan

const formats: readonly BillFormat[] = [
  'wechat-pay-trade',
  'wechat-pay-fund-flow',
  'alipay-trade',
  'alipay-trade-summary',
  'alipay-fund',
  'alipay-fund-summary'
]
const encodings: readonly BillEncoding[] = ['utf-8', 'gb18030']
const targets = ['ndjson', 'csv'] as const

const shared = {
  format: { type: 'string' },
  encoding: { type: 'string' },
  lenient: { type: 'boolean' },
  'no-progress': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' }
} as const
const own = {
  summary: { json: { type: 'boolean' } },
  check: { json: { type: 'boolean' }, hash: { type: 'string' } },
  convert: {
    to: { type: 'string' },
    columns: { type: 'string' },
    output: { type: 'string', short: 'o' },
    plain: { type: 'boolean' },
    unescape: { type: 'boolean' }
  }
} as const

type Command = keyof typeof own
type Values = Readonly<Record<string, string | boolean | undefined>>

/** A fault of the command line, in words for whoever typed it. */
class UsageError extends Error {}

/**
 * Reads the arguments of the command; a wrong one is explained, not ignored.
 *
 * @param argv - Arguments behind the program's name.
 */
export function readArguments(argv: readonly string[]): CommandPlan {
  try {
    return readCommand(argv)
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'wrong', message: error.message }
    throw error
  }
}

function readCommand([command, ...rest]: readonly string[]): CommandPlan {
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') return { kind: 'help' }
  if (!isOneOf(command, Object.keys(own) as Command[])) {
    throw new UsageError(`there is no command ${JSON.stringify(command)}; there are ${Object.keys(own).join(', ')}`)
  }
  const { values, positionals } = parse(command, rest)
  if (values.help) return { kind: 'help' }
  const [file, surplus] = positionals
  if (file === undefined || file === '') throw new UsageError(`${command} needs a file, or - for standard input`)
  if (surplus !== undefined)
    throw new UsageError(`${command} takes one file; ${JSON.stringify(surplus)} is a second one`)
  const input: InputPlan = {
    file,
    format: choice(values, 'format', formats),
    encoding: choice(values, 'encoding', encodings),
    lenient: values.lenient === true,
    progress: values['no-progress'] !== true
  }
  if (command === 'summary') return { kind: command, ...input, json: values.json === true }
  if (command === 'check') return { kind: command, ...input, json: values.json === true, hash: readHash(values) }
  return { kind: command, ...input, ...readConvertOptions(values) }
}

function parse(command: Command, args: string[]): { readonly values: Values; readonly positionals: string[] } {
  const options = { ...shared, ...own[command] }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return { values: values as Values, positionals }
  } catch (error) {
    // Node explains how to pass a file called "--x" as well; the first sentence is enough.
    const [reason] = (error as Error).message.split(/(?<=['>])\. |\n/)
    throw new UsageError(`${reason}; options of ${command} are --${Object.keys(options).join(', --')}`)
  }
}

function readConvertOptions(values: Values): Omit<ConvertPlan, 'kind' | keyof InputPlan> {
  const columns = values.columns === undefined ? undefined : String(values.columns).split(',')
  if (columns?.includes('')) throw new UsageError('--columns needs names with commas between them')
  if (columns !== undefined && new Set(columns).size < columns.length) throw new UsageError('--columns names one twice')
  if (values.output === '') throw new UsageError('--output needs the name of a file')
  const to = choice(values, 'to', targets) ?? 'ndjson'
  if (values.plain && to !== 'csv') throw new UsageError('--plain is for --to csv')
  return {
    to,
    columns,
    output: values.output as string | undefined,
    plain: values.plain === true,
    unescape: values.unescape === true
  }
}

function readHash({ hash }: Values): string | undefined {
  try {
    return hash === undefined ? undefined : readHashValue(hash)
  } catch {
    throw new UsageError('--hash needs the hash_value of WeChat Pay: 40 hex digits')
  }
}

function choice<Choice extends string>(values: Values, name: string, choices: readonly Choice[]): Choice | undefined {
  const value = values[name]
  if (value === undefined || isOneOf(value, choices)) return value
  throw new UsageError(`--${name} must be one of ${choices.join(', ')}`)
}

function isOneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): value is Choice {
  return choices.includes(value as Choice)
}

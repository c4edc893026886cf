import type { SandboxOptions } from '../sandbox-types.ts'

/** What the command was asked to do. */
export type CommandPlan =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | {
      readonly kind: 'start'
      readonly options: SandboxOptions
      readonly notifyUrl: string | undefined
      readonly json: boolean
    }

/** The command's own page. */
export const helpText = `Usage: kaifang-sandbox [options]

Plays uTools, Tianyi H5, WeChat mini programs and Youzan on 127.0.0.1 until Ctrl-C.

  --port <number>        TCP port; without it a free one
  --seed <text>          same seed, same credentials and ids; without it a random one
  --start-time <time>    virtual time at the start: epoch milliseconds or ISO 8601
  --frozen               virtual time moves only by POST /_sandbox/clock/advance
  --notify-url <address> callback address for uTools, on this machine
  --json                 print one line of JSON instead of text
  --help                 print this
`

const withValue = ['port', 'seed', 'start-time', 'notify-url'] as const
const alone = ['frozen', 'json', 'help'] as const

/** Reads the arguments of the command; a wrong one is explained, not ignored. */
export function readArguments(argv: readonly string[]): CommandPlan {
  const values = new Map<string, string>()
  const rest = [...argv]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? (argument === '-h' ? ['', 'help'] : [])
    if ((alone as readonly string[]).includes(name) && inline === undefined) values.set(name, '')
    else if ((withValue as readonly string[]).includes(name)) {
      const value = inline ?? rest.shift()
      if (value === undefined || value === '') return wrong(`--${name} needs a value`)
      values.set(name, value)
    } else return wrong(`unknown argument ${JSON.stringify(argument)}; there are ${listFlags()}`)
  }
  if (values.has('help')) return { kind: 'help' }

  const port = values.get('port')
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return wrong('--port must be a number from 0 to 65535')
  }
  const time = values.get('start-time')
  const startTime = time === undefined ? undefined : /^\d+$/.test(time) ? Number(time) : Date.parse(time)
  if (Number.isNaN(startTime)) return wrong('--start-time must be epoch milliseconds or ISO 8601')
  const options: SandboxOptions = {
    port: port === undefined ? undefined : Number(port),
    seed: values.get('seed'),
    startTime,
    frozen: values.has('frozen')
  }
  return { kind: 'start', options, notifyUrl: values.get('notify-url'), json: values.has('json') }
}

function wrong(message: string): CommandPlan {
  return { kind: 'wrong', message }
}

function listFlags(): string {
  return [...withValue, ...alone].map((name) => `--${name}`).join(', ')
}

/** Loaded before an example that is run: keeps what each promised `console.log` prints, and the network to loopback. */
import { writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { format } from 'node:util'
import { loopbackTarget } from './loopback-target.ts'

const outputs: string[][] = []

Object.assign(globalThis, {
  recordOutput: (index: number) => {
    outputs[index] ??= []
    return (...values: unknown[]): void => {
      outputs[index]?.push(format(...values))
    }
  }
})

process.on('exit', () => {
  const file = process.env.EXAMPLE_OUTPUT_FILE
  if (file !== undefined) writeFileSync(file, JSON.stringify(outputs))
})

const connect = Socket.prototype.connect
Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  const refused = loopbackTarget(args)
  if (refused !== undefined) throw new Error(`an example must not reach ${refused}: only loopback`)
  return Reflect.apply(connect, this, args)
} as typeof connect

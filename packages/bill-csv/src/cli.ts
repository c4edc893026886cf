#!/usr/bin/env node
import { onInterrupt } from './command/on-interrupt.ts'
import { runCommand } from './command/run-command.ts'

const { stdin, stdout, stderr } = process
runCommand(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  onInterrupt: (cleanUp) => onInterrupt(process, cleanUp),
  now: () => performance.now()
}).then((code) => {
  process.exitCode = code
})

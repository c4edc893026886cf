#!/usr/bin/env node
import { onInterrupt } from './command/on-interrupt.ts'
import { runCommand } from './command/run-command.ts'

const { stdin, stdout, stderr } = process
const surroundings = {
  stdin,
  stdout,
  stderr,
  onInterrupt: onInterrupt.bind(undefined, process),
  now: performance.now.bind(performance)
}
runCommand(process.argv.slice(2), surroundings).then((code) => {
  process.exitCode = code
})

#!/usr/bin/env node
import { runCommand } from './command/run-command.ts'

const { stdin, stdout, stderr } = process
runCommand(process.argv.slice(2), { stdin, stdout, stderr, now: () => performance.now() }).then((code) => {
  process.exitCode = code
})

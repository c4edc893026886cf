#!/usr/bin/env node
import { runCommand } from './command/run-command.ts'

const { stdout, stderr } = process
runCommand(process.argv.slice(2), { stdout, stderr, once: (signal, stop) => process.once(signal, stop) }).then(
  (code) => {
    process.exitCode = code
  }
)

import { expect, it } from 'vitest'
import { helpText } from '../../src/command/help-text.ts'

it('begins with how to call the command, and ends its last line', () => {
  expect(helpText.split('\n')[0]).toBe('Usage: bill-csv <command> <file> [options]')
  expect(helpText.endsWith('\n')).toBe(true)
})

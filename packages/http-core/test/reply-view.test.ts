import { expect, test } from 'vitest'
import { createReplyFailures } from '../src/reply-failures.ts'
import { createReplyView } from '../src/reply-view.ts'

function view(body: Uint8Array | string) {
  const reply = { status: 200, headers: { 'x-a': '1' }, body: Buffer.from(body as string) }
  const context = { service: 'utools', operation: 'getBaseInfo', outcome: 'rejected' } as const
  const fail = createReplyFailures(reply, () => ({
    context,
    lostOutcome: 'rejected',
    redact: (text) => text,
    removeSecrets: (text) => text,
    nowMs: 0
  }))
  return createReplyView(reply, fail)
}

test('shows status, headers and bytes as they came', () => {
  const { status, headers, bytes } = view('{}')
  expect({ status, headers, bytes: String(bytes) }).toEqual({ status: 200, headers: { 'x-a': '1' }, bytes: '{}' })
})

test('reads text and lossless JSON', () => {
  expect(view('年').text()).toBe('年')
  expect(view('\ufeff{"id":12345678901234567}').json()).toEqual({ id: '12345678901234567' })
})

test.each([
  [Uint8Array.of(0xc4, 0xea), 'sent a body that is not UTF-8'],
  ['', 'sent an empty body instead of JSON'],
  [' \n', 'sent an empty body instead of JSON'],
  ['<!DOCTYPE html><title>502 Bad Gateway</title>', 'sent an HTML page instead of JSON'],
  ['\ufeff\n <html>', 'sent an HTML page instead of JSON'],
  ['<xml><return_code>FAIL</return_code></xml>', 'sent XML instead of JSON'],
  ['<?xml version="1.0"?><a/>', 'sent XML instead of JSON'],
  ['{"token":"hunter22', 'sent a body that is not JSON'],
  ['hunter22', 'sent a body that is not JSON'],
  ['['.repeat(65), 'sent JSON that nests deeper than 64 levels']
])('says what came instead of JSON (%#), and repeats nothing of it', (body, words) => {
  let message = ''
  try {
    view(body).json()
  } catch (error) {
    message = (error as Error).message
  }
  expect(message.split('\n')[0]).toBe(`utools.getBaseInfo ${words}`)
  expect(message).not.toContain('hunter22')
})

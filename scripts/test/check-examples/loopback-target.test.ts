import { expect, it } from 'vitest'
import { loopbackTarget } from '../../check-examples/loopback-target.ts'

it.each([
  [[{ port: 80 }]],
  [[{ port: 80, host: 'localhost' }]],
  [[{ port: 80, host: '127.0.0.1' }]],
  [[{ port: 80, host: '127.9.9.9' }]],
  [[{ port: 80, host: '::1' }]],
  [[{ path: '/tmp/socket', host: 'example.com' }]],
  [[80]],
  [[80, 'localhost']],
  [['/tmp/socket']],
  [[[{ port: 80, host: 'localhost' }, () => {}]]]
])('lets %j pass', (args) => {
  expect(loopbackTarget(args)).toBeUndefined()
})

it.each([
  [[{ port: 80, host: 'example.com' }], 'example.com'],
  [[{ port: 80, host: '127.0.0.1.example.com' }], '127.0.0.1.example.com'],
  [[80, '10.0.0.1'], '10.0.0.1'],
  [[[{ port: 80, host: 'example.com' }, () => {}]], 'example.com']
])('refuses %j', (args, host) => {
  expect(loopbackTarget(args)).toBe(host)
})

import { expect, it } from 'vitest'
import { clientFiles, clientFolders } from '../../check-packages/client-files.ts'

it('names the files of a client, with its own initialisers', () => {
  expect(clientFiles('utools', { kind: 'client', internal: [], external: [] })).toEqual([
    'src/init-utools.ts',
    'src/utools-settings.ts',
    'src/utools-context.ts',
    'src/utools-sign.ts',
    'src/utools-reply.ts',
    'src/utools-error-codes.ts'
  ])
  const initialisers = ['init-a', 'init-b']
  const files = clientFiles('payment', { kind: 'client', internal: [], external: [], initialisers })
  expect(files.slice(0, 3)).toEqual(['src/init-a.ts', 'src/init-b.ts', 'src/payment-settings.ts'])
})

const channels = {
  kind: 'client',
  internal: [],
  external: [],
  channels: { a: ['sign'], b: ['context', 'reply'] }
} as const

it('gives each channel of a client the files that it has of its own', () => {
  expect(clientFiles('payment', channels)).toEqual([
    'src/init-payment.ts',
    'src/a/a-sign.ts',
    'src/b/b-context.ts',
    'src/b/b-reply.ts'
  ])
})

it('names the folders of a client, or of each of its channels', () => {
  expect(clientFolders({ kind: 'client', internal: [], external: [] })).toEqual(['src/operations/'])
  expect(clientFolders({ ...channels, notified: true })).toEqual([
    'src/a/operations/',
    'src/b/operations/',
    'src/notify/'
  ])
})

import { expect, it } from 'vitest'
import { clientFiles } from '../../check-packages/client-files.ts'

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

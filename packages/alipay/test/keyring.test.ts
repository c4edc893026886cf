import { expect, it } from 'vitest'
import { createKeyring } from '../src/keyring.ts'
import { alipayPair } from './support/keys.ts'

it('gives every key in key mode, whatever a message says of certificates', () => {
  const keyring = createKeyring([alipayPair.publicKey])
  expect(keyring.find(undefined)).toEqual({ keys: [alipayPair.publicKey] })
  expect(keyring.find('a'.repeat(32))).toEqual({ keys: [alipayPair.publicKey] })
})

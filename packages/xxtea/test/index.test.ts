import { expect, test } from 'vitest'
import * as surface from '../src/index.ts'

test('the package exports these names and no other', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'XxteaError',
    'base64ToBytes',
    'bytesToBase64',
    'bytesToHex',
    'decrypt',
    'decryptText',
    'encrypt',
    'encryptText',
    'hexToBytes',
    'prepareKey'
  ])
})

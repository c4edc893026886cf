import type { ActiveFault } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import type { TianyiH5FaultName } from './tianyi-h5-types.ts'

/** The record inside `encryptedData`, in the order of the documented example. */
export interface TianyiRecord {
  readonly openId: string
  readonly appId: string
  readonly phoneNumber: unknown
  /** Epoch milliseconds. */
  readonly timestamp: number
}

interface TianyiFault {
  readonly description: string
  /** Changes the record before encryption. */
  readonly record?: (record: TianyiRecord, options: ActiveFault['options']) => TianyiRecord
  /** Changes the ciphertext. */
  readonly cipher?: (hex: string) => string
}

const faults: Readonly<Record<TianyiH5FaultName, TianyiFault>> = {
  'wrong-app': {
    description: 'A rightly encrypted record of another application.',
    record: (record) => ({ ...record, appId: record.appId.startsWith('f') ? '0e0d8b62' : 'ffffffff' })
  },
  'tampered-ciphertext': {
    description: 'One bit of encryptedData is flipped.',
    cipher: (hex) => `${(Number.parseInt(hex[0]!, 16) ^ 1).toString(16).toUpperCase()}${hex.slice(1)}`
  },
  'stale-record': {
    description: 'The encrypted timestamp lies in the past (seconds).',
    record: (record, { seconds = 3600 }) => ({ ...record, timestamp: record.timestamp - seconds * 1000 })
  },
  'future-record': {
    description: 'The encrypted timestamp lies in the future (seconds).',
    record: (record, { seconds = 3600 }) => ({ ...record, timestamp: record.timestamp + seconds * 1000 })
  },
  'bad-phone': {
    description: 'The encrypted phone number is none (value).',
    record: (record, { value = '12345' }) => ({ ...record, phoneNumber: value })
  }
}

/** The faults as the engine lists them. */
export const tianyiH5Faults: readonly FaultDescription[] = Object.entries(faults).map(([name, { description }]) => ({
  name: name as TianyiH5FaultName,
  description,
  services: ['tianyi-h5'],
  operations: ['authorizeUserInfo']
}))

/** Makes `encryptedData`, in the way a fault wants it if there is one. */
export function encryptWithFault(
  record: TianyiRecord,
  encrypt: (record: TianyiRecord) => string,
  fault: ActiveFault | undefined
): string {
  const played = fault && faults[fault.name as TianyiH5FaultName]
  const cipher = encrypt(played?.record?.(record, fault!.options) ?? record)
  return played?.cipher?.(cipher) ?? cipher
}

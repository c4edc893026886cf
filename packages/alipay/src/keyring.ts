import type { KeyObject } from 'node:crypto'

/** Alipay's keys for one message, or why there are none. */
export type KeyLookup = { readonly keys: readonly KeyObject[] } | { readonly problem: string }

/** Alipay's keys. */
export interface Keyring {
  /**
   * Finds the keys that a message may be signed with: in certificate mode the one that `serial` names, fetched where it is
   * new; otherwise all of them.
   *
   * @param serial - `alipay_cert_sn` of the message, where it has one.
   */
  find(serial: string | undefined): KeyLookup | Promise<KeyLookup>
}

/** Makes the keyring of key mode: each key is tried, whatever a message says of certificates. */
export function createKeyring(keys: readonly KeyObject[]): Keyring {
  const lookup: KeyLookup = { keys }
  return { find: () => lookup }
}

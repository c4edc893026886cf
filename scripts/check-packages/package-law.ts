/** A file that every client has, by its role. */
export type ClientPart = 'settings' | 'context' | 'sign' | 'reply' | 'error-codes'

/** What one package may know. */
export interface PackageLaw {
  readonly kind: 'primitive' | 'core' | 'client' | 'store' | 'sandbox' | 'private'
  /** Packages of this repository that its source may import. */
  readonly internal: readonly string[]
  /** Foreign run-time dependencies; `any` still needs a decision page for each. */
  readonly external: readonly string[] | 'any'
  /** `node:` modules that its source may import; left out: all of them. */
  readonly builtins?: readonly string[]
  /** Files that make the client, where they are not `init-<folder>`. */
  readonly initialisers?: readonly string[]
  /** Platforms behind one interface, each in a folder with the files that it has of its own; left out: one platform. */
  readonly channels?: Readonly<Record<string, readonly ClientPart[]>>
  /** The platform sends notifications, so there is a `notify/` folder. */
  readonly notified?: boolean
}

/**
 * The dependency law: primitives know nothing, `http-core` knows no vendor, clients know the core and the primitives
 * that they need and never each other (`payment` alone may use `alipay`), and the sandbox shares no code with what it
 * tests, because shared mistakes would agree.
 */
export const packageLaw: Readonly<Record<string, PackageLaw>> = {
  'hmac-sign': { kind: 'primitive', internal: [], external: [], builtins: ['node:crypto'] },
  xxtea: { kind: 'primitive', internal: [], external: [], builtins: [] },
  'bill-csv': { kind: 'primitive', internal: [], external: ['fflate'] },
  'http-core': { kind: 'core', internal: [], external: ['undici'] },
  utools: { kind: 'client', internal: ['http-core', 'hmac-sign'], external: [], notified: true },
  'wechat-openapi': {
    kind: 'client',
    internal: ['http-core'],
    external: [],
    initialisers: ['init-weixin'],
    notified: true
  },
  alipay: { kind: 'client', internal: ['http-core', 'hmac-sign'], external: [], notified: true },
  payment: {
    kind: 'client',
    internal: ['http-core', 'hmac-sign', 'alipay'],
    external: [],
    initialisers: ['init-weixin', 'init-alipay'],
    // Signatures, replies and errors of Alipay are the client's that the channel is built on.
    channels: { weixin: ['settings', 'context', 'sign', 'reply', 'error-codes'], alipay: ['settings', 'context'] },
    notified: true
  },
  youzan: { kind: 'client', internal: ['http-core', 'hmac-sign'], external: [], notified: true },
  'tianyi-h5': { kind: 'client', internal: ['http-core', 'hmac-sign', 'xxtea'], external: [] },
  'redis-store': { kind: 'store', internal: ['http-core'], external: ['redis'] },
  sandbox: { kind: 'sandbox', internal: [], external: 'any' },
  examples: { kind: 'private', internal: ['*'], external: 'any' },
  bench: { kind: 'private', internal: ['*'], external: 'any' }
}

/**
 * Parts for tests: a clock that is moved by hand, a recording server on loopback, and the rules that signers, stores
 * and transports keep, as suites that run in any test runner.
 *
 * @module
 */

export { createFixedClock, type FixedClock } from './fixed-clock.ts'
export { type OnceStoreContractOptions, onceStoreContract } from './once-store-contract.ts'
export {
  type Answer,
  type RecordedReply,
  type RecordedRequest,
  type RecordingServer,
  startRecordingServer
} from './recording-server.ts'
export type { RegisterTest } from './register-test.ts'
export { type SignerContractOptions, signerContract } from './signer-contract.ts'
export { type TokenStoreContractOptions, tokenStoreContract } from './token-store-contract.ts'
export { transportContract } from './transport-contract.ts'

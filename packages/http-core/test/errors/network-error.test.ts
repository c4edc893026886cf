import { NetworkError } from '../../src/errors/network-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

testSubclass('NetworkError', NetworkError, () => new NetworkError(leastOptions), 'ERR_HTTP_NETWORK')

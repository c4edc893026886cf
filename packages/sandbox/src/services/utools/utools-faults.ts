import type { ActiveFault } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import type { PhpArray, PhpValue } from './php-query.ts'
import { utoolsSign } from './utools-sign.ts'
import type { UtoolsFaultName } from './utools-types.ts'

/** A signed message: an answer or a callback. */
export interface SignedMessage {
  readonly resource: PhpArray
  readonly sign?: PhpValue | undefined
}

interface UtoolsFault {
  readonly description: string
  readonly operations: readonly string[]
  play(resource: PhpArray, secret: string, options: ActiveFault['options']): SignedMessage
}

const signedAnswers = ['getBaseInfo', 'getPaymentRecord']

const faults: Readonly<Record<UtoolsFaultName, UtoolsFault>> = {
  'bad-signature': {
    description: 'The answer is signed with another secret.',
    operations: signedAnswers,
    play: (resource, secret) => signMessage(resource, `${secret.slice(0, -1)}!`)
  },
  'tampered-field': {
    description: 'A field of the answer is changed after signing (field, value).',
    operations: signedAnswers,
    play: (resource, secret, { field, value }) => {
      const name = field ?? ('pay_fee' in resource ? 'pay_fee' : 'member')
      return tamperMessage(
        signMessage(resource, secret),
        name,
        value === undefined ? otherValue(resource[name]) : value
      )
    }
  },
  'stale-time': {
    description: 'The signed timestamp of the answer lies in the past (seconds).',
    operations: signedAnswers,
    play: (resource, secret, { seconds = 3600 }) => signMessage(shiftTime(resource, -seconds), secret)
  },
  'future-time': {
    description: 'The signed timestamp of the answer lies in the future (seconds).',
    operations: signedAnswers,
    play: (resource, secret, { seconds = 3600 }) => signMessage(shiftTime(resource, seconds), secret)
  },
  'wrong-plugin': {
    description: 'A rightly signed record that names another plug-in.',
    operations: ['getPaymentRecord'],
    play: (resource, secret) => signMessage({ ...resource, plugin_id: 'FFFFFFFF' }, secret)
  },
  'wrong-order': {
    description: 'A rightly signed record of another order.',
    operations: ['getPaymentRecord'],
    play: (resource, secret) => {
      const other = { order_id: otherValue(resource.order_id), out_order_id: otherValue(resource.out_order_id) }
      return signMessage({ ...resource, ...other }, secret)
    }
  }
}

/** The faults as the engine lists them. */
export const utoolsFaults: readonly FaultDescription[] = Object.entries(faults).map(
  ([name, { description, operations }]) => ({
    name: name as UtoolsFaultName,
    description,
    services: ['utools'],
    operations
  })
)

/** Signs an answer, in the way a fault wants it if there is one. */
export function signWithFault(resource: PhpArray, secret: string, fault: ActiveFault | undefined): SignedMessage {
  if (fault === undefined) return signMessage(resource, secret)
  return faults[fault.name as UtoolsFaultName].play(resource, secret, fault.options)
}

/** `{ resource, sign }` as the platform sends it. */
export function signMessage(resource: PhpArray, secret: string): SignedMessage {
  return { resource, sign: utoolsSign(resource, secret) }
}

/** Changes a signed message without signing it again; `undefined` removes the field. */
export function tamperMessage(message: SignedMessage, field: string, value: unknown): SignedMessage {
  if (field === 'sign') return { resource: message.resource, sign: value as PhpValue | undefined }
  return { ...message, resource: changeField(message.resource, field, value) }
}

/** A resource with one field changed, or removed when the value is `undefined`. */
export function changeField(resource: PhpArray, field: string, value: unknown): PhpArray {
  const { [field]: _before, ...rest } = resource
  return value === undefined ? rest : { ...resource, [field]: value as PhpValue }
}

function shiftTime(resource: PhpArray, seconds: number): PhpArray {
  return { ...resource, timestamp: Number(resource.timestamp) + seconds }
}

/** Another value of the same kind. */
function otherValue(value: PhpValue | undefined): PhpValue {
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` : 'tampered'
}

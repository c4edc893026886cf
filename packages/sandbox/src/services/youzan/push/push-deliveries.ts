import { readBoolean, readChoice, readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanState } from '../youzan-state.ts'
import type { YouzanSandbox } from '../youzan-types.ts'
import type { YouzanPusher } from './create-youzan-pusher.ts'
import type { YouzanDeliverOptions, YouzanDropOptions, YouzanPushAttack } from './push-types.ts'
import type { StoredPush } from './write-push.ts'

const attacks = [
  'bad-signature',
  'unsigned',
  'body-sign-only',
  'tampered-body',
  'reserialised',
  'signed-decoded',
  'upper-case-sign',
  'wrong-client',
  'duplicate-key'
] as const satisfies readonly YouzanPushAttack[]

type Deliveries = Pick<
  YouzanSandbox,
  'pushes' | 'outbox' | 'testPush' | 'resend' | 'deliver' | 'drop' | 'hold' | 'release'
>

/** What the sandbox's user does with pushes. Every input is checked. */
export function pushDeliveries(
  state: () => YouzanState,
  pusher: () => YouzanPusher,
  grantId: () => string
): Deliveries {
  const find = (key: unknown): StoredPush => {
    const push = state().pushes.get(readText(key, 'key'))
    if (push === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no push of that key')
    return push
  }
  return {
    pushes: () =>
      Object.freeze(
        [...state().pushes.values()].map(({ key, type, id, grantId, version }) =>
          Object.freeze({ key, type, id, grantId, version })
        )
      ),
    outbox: () => pusher().outbox.list(),
    testPush: async () => pusher().test(grantId()),
    resend: async (key: string) => pusher().send(find(key).key, 'resent'),
    async deliver(key: string, options?: YouzanDeliverOptions) {
      const push = find(key)
      const checked = readDeliverOptions(options, push)
      const copies = Array.from({ length: checked.copies ?? 1 }, () => pusher().send(push.key, 'by hand', checked))
      return Object.freeze(await Promise.all(copies))
    },
    drop(options?: YouzanDropOptions) {
      const { times = 1, key, lose = 'request' } = readInput(options, 'options', ['times', 'key', 'lose'])
      pusher().outbox.lose({
        remaining: readInteger(times, 'times', 1),
        key: key === undefined ? undefined : find(key).key,
        lose: readChoice(lose, 'lose', ['request', 'reply'])
      })
    },
    hold: () => pusher().outbox.hold(),
    release: async (keys?: readonly string[]) => pusher().outbox.release(keys?.map((key) => find(key).key))
  }
}

function readDeliverOptions(input: unknown, push: StoredPush): YouzanDeliverOptions {
  const fields = ['copies', 'attack', 'tamper', 'rawBody', 'contentType']
  const { copies, attack, tamper, rawBody, contentType } = readInput(input, 'options', fields)
  const { field, value, resign } = readInput(tamper, 'tamper', ['field', 'value', 'resign'])
  const checked = attack === undefined ? undefined : readChoice(attack, 'attack', attacks)
  // An attack that can't be told from a genuine push would leave a test that passes for the wrong reason.
  if (
    push.style === 'object' &&
    (checked === 'signed-decoded' || checked === 'body-sign-only' || checked === 'tampered-body')
  ) {
    throw new SandboxError('ERR_SANDBOX_STATE', `the attack "${checked}" needs a push whose msg is text`)
  }
  return {
    copies: copies === undefined ? 1 : readInteger(copies, 'copies', 1, 1000),
    attack: checked,
    rawBody: rawBody === undefined ? undefined : readText(rawBody, 'rawBody', 0, 1024 * 1024),
    contentType: contentType === undefined ? undefined : readText(contentType, 'contentType', 1, 200),
    tamper:
      tamper === undefined
        ? undefined
        : {
            field: readText(field, 'field', 1),
            value,
            resign: resign === undefined ? false : readBoolean(resign, 'resign')
          }
  }
}

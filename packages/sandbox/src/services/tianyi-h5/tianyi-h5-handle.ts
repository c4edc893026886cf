import { readInput, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ControlAction, ServiceContext } from '../../engine/service.ts'
import { readTianyiH5Settings } from './tianyi-h5-settings.ts'
import type { TianyiH5Credentials, TianyiH5State } from './tianyi-h5-state.ts'
import type { TianyiH5AuthorizeInput, TianyiH5Sandbox, TianyiH5Settings } from './tianyi-h5-types.ts'

/** Makes what the sandbox's user gets as `sandbox.tianyiH5`. */
export function createTianyiH5Handle(
  { baseUrl, clock }: ServiceContext<TianyiH5Settings>,
  { appId, appSecret }: TianyiH5Credentials,
  state: () => TianyiH5State
): TianyiH5Sandbox {
  return Object.freeze({
    baseUrl,
    appId,
    appSecret,
    get settings() {
      return state().settings
    },
    configure(settings: Partial<TianyiH5Settings>) {
      state().settings = readTianyiH5Settings(settings, state().settings)
    },
    authorize(input?: TianyiH5AuthorizeInput) {
      const { phoneNumber, openId } = readInput(input, 'user', ['phoneNumber', 'openId'])
      const { users, user, token, authorizations, settings } = state()
      const phone =
        phoneNumber === undefined ? `1${user.pick(['3', '5', '7', '8', '9'])}${user.digits(9)}` : readPhone(phoneNumber)
      const id = openId === undefined ? (users.get(phone) ?? user.hex(48)) : readText(openId, 'openId', 1, 255)
      users.set(phone, id)
      const authorizationToken = token.hex(200).toUpperCase()
      const expiresAt = clock.now() + settings.tokenSeconds * 1000
      authorizations.set(authorizationToken, { openId: id, phoneNumber: phone, expiresAt, used: false })
      return Object.freeze({ authorizationToken, openId: id, phoneNumber: phone, expiresAt })
    }
  })
}

function readPhone(value: unknown): string {
  const text = readText(value, 'phoneNumber', 11, 11)
  if (!/^1\d{10}$/.test(text))
    throw new SandboxError('ERR_SANDBOX_INPUT', '"phoneNumber" expected 11 digits that begin with 1')
  return text
}

/** The handle's functions as endpoints of the control API. */
export function tianyiH5Actions(handle: TianyiH5Sandbox): readonly ControlAction[] {
  return [
    {
      method: 'GET',
      name: 'credentials',
      summary: 'base URL, application id, secret and settings',
      run: () => ({
        baseUrl: handle.baseUrl,
        appId: handle.appId,
        appSecret: handle.appSecret,
        settings: handle.settings
      })
    },
    {
      method: 'POST',
      name: 'configure',
      summary: 'change settings until the next reset',
      run: (input) => {
        handle.configure(input)
        return handle.settings
      }
    },
    {
      method: 'POST',
      name: 'authorize',
      summary: '{ phoneNumber?, openId? }: an authorization token',
      run: (input) => handle.authorize(input)
    }
  ]
}

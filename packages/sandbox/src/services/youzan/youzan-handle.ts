import { readLoopbackUrl } from '../../engine/loopback.ts'
import { readChoice, readInput, readObject, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ServiceContext } from '../../engine/service.ts'
import { encryptAppMessage } from './crypto/app-message.ts'
import type { YouzanScene } from './gateway/api-types.ts'
import type { YouzanPusher } from './push/create-youzan-pusher.ts'
import { pushDeliveries } from './push/push-deliveries.ts'
import { addCustomer } from './shop/add-customer.ts'
import { addItem } from './shop/add-item.ts'
import { addShop, requireShop } from './shop/add-shop.ts'
import { announceCustomer } from './shop/announce-customer.ts'
import { customerView } from './shop/customer-view.ts'
import { itemView } from './shop/item-view.ts'
import type { YouzanCustomerInput, YouzanItemInput } from './shop/shop-types.ts'
import { endAccessToken } from './token/issue-tokens.ts'
import { grantOf } from './token/require-grant.ts'
import { tradeFunctions } from './trade/trade-functions.ts'
import { readYouzanSettings } from './youzan-settings.ts'
import type { StoredApp, StoredGrant, YouzanState } from './youzan-state.ts'
import type { YouzanAppKind, YouzanGrantInput, YouzanSandbox, YouzanSettings, YouzanTokens } from './youzan-types.ts'

/** What the handle works on. */
export interface YouzanHandleParts {
  readonly context: ServiceContext<YouzanSettings>
  readonly apps: Readonly<Record<YouzanAppKind, StoredApp>>
  readonly pusher: () => YouzanPusher
  state(): YouzanState
  scene(): YouzanScene
}

/** A code of the merchant lives 2 minutes (Youzan reference 2.6). */
const codeMs = 120_000

const appKinds = ['self-use', 'tool', 'platform'] as const

/** Makes what the sandbox's user gets as `sandbox.youzan`. Every input is checked: it may come from plain JavaScript or HTTP. */
export function createYouzanHandle({ context, apps, pusher, state, scene }: YouzanHandleParts): YouzanSandbox {
  const { clock, baseUrl } = context
  const { clientId, clientSecret } = apps['self-use']
  const view = ({ clientId, clientSecret }: StoredApp) => Object.freeze({ clientId, clientSecret })

  function readGrant(input: unknown, kind: YouzanAppKind): StoredGrant {
    const { grantId, app = kind } = readInput(input, 'grant', ['grantId', 'app'])
    return grantOf(state(), apps[readChoice(app, 'app', appKinds)], requireShop(state(), grantId).grantId)
  }

  return Object.freeze({
    baseUrl,
    clientId,
    clientSecret,
    toolApp: view(apps.tool),
    platformApp: view(apps.platform),
    get grantId() {
      return requireShop(state(), undefined).grantId
    },
    get settings() {
      return state().settings
    },
    configure(settings: Partial<YouzanSettings>) {
      state().settings = readYouzanSettings(settings, state().settings)
    },
    shops: () =>
      Object.freeze([...state().shops.values()].map(({ grantId, name }) => Object.freeze({ grantId, name }))),
    createShop(input?: { readonly name?: string | undefined }) {
      const { grantId, name } = addShop(state(), input, Object.values(apps))
      return Object.freeze({ grantId, name })
    },
    authorize(input?: YouzanGrantInput) {
      const grant = readGrant(input, 'tool')
      grant.on = true
      const code = state().mint.code.hex(32)
      const expiresAt = clock.now() + codeMs
      state().codes.set(code, { grant, expiresAt, used: false })
      return Object.freeze({ code, expiresAt })
    },
    withdraw(input?: YouzanGrantInput) {
      readGrant(input, 'self-use').on = false
    },
    tokens: () => Object.freeze([...state().grants.values()].flatMap(tokensView)),
    endTokens() {
      for (const token of state().accessTokens.values()) endAccessToken(token, clock.now(), 4203)
    },
    createItem: (input?: YouzanItemInput) => itemView(addItem(state(), input, clock.now())),
    items: () => Object.freeze([...state().items.values()].map(itemView)),
    createCustomer(input?: YouzanCustomerInput) {
      const customer = addCustomer(state(), input, clock.now())
      void announceCustomer(customer, 'CUSTOMER_CREATED', pusher())
      return customerView(customer)
    },
    customers: () => Object.freeze([...state().customers.values()].map(customerView)),
    ...tradeFunctions(state, scene),
    setPushUrl(url: string | undefined, app?: YouzanAppKind) {
      const signer = apps[readChoice(app ?? 'self-use', 'app', appKinds)]
      state().push = url === undefined ? undefined : { url: readPushUrl(url).href, app: signer }
    },
    ...pushDeliveries(state, pusher, () => requireShop(state(), undefined).grantId),
    appMessage(payload: Readonly<Record<string, unknown>>) {
      const text = JSON.stringify({ appId: apps.tool.clientId, ...readObject(payload, 'payload') })
      const message = encryptAppMessage(text, apps.tool.clientSecret)
      return Object.freeze({ message, query: `message=${encodeURIComponent(message)}` })
    },
    rotateFieldKey() {
      state().fieldKeyVersions++
    }
  })
}

function tokensView({ app, grantId, pair, issued }: StoredGrant): readonly YouzanTokens[] {
  if (pair === undefined) return []
  const { accessToken, expiresAt, refreshToken } = pair
  return [Object.freeze({ clientId: app.clientId, grantId, accessToken, expiresAt, refreshToken, issued })]
}

/** "The host name must not contain an underscore" (Youzan reference 8.4). */
function readPushUrl(value: unknown): URL {
  const url = readLoopbackUrl(readText(value, 'url'), 'url')
  if (!url.hostname.includes('_')) return url
  throw new SandboxError('ERR_SANDBOX_INPUT', '"url" has an underscore in its host name, which the platform refuses')
}

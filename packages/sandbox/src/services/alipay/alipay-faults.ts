import type { ActiveFault } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import { refusalNode } from './alipay-refusal.ts'
import type { AlipayFaultName } from './alipay-types.ts'
import type { AlipayScene } from './gateway/alipay-scene.ts'
import { joinReply, nodeName, type ReplyManner, type ReplyParts, signNode } from './gateway/sign-reply.ts'
import { encodeExactJson, encodeOddJson, type WireObject } from './wire/exact-json.ts'
import { yuanText } from './wire/yuan-text.ts'

/** A reply that a fault spoils. */
export interface SpoiledReply {
  readonly parts: ReplyParts
  /** The node's value. */
  readonly value: WireObject
  readonly manner: ReplyManner
  readonly scene: AlipayScene
  readonly options: ActiveFault['options']
}

interface AlipayFault {
  readonly description: string
  /** Methods it makes sense for; all, if absent. */
  readonly methods?: readonly string[]
  /** The node that is answered instead of the method's; `acted` says whether the method was played before. */
  readonly replaces?: { readonly acted: boolean; readonly node: WireObject }
  /** The whole body as it is sent; `undefined` when it cannot be played on this reply. */
  readonly spoil?: (reply: SpoiledReply) => string | undefined
  /** Sends the reply in GBK, whatever was asked for. */
  readonly gbk?: boolean
  /** Answers a page instead. */
  readonly page?: boolean
}

const unknown = refusalNode('20000', 'isp.unknow-error', '系统繁忙')
const busy = refusalNode('40004', 'ACQ.SYSTEM_ERROR', '系统错误')
const acting = [
  'alipay.trade.create',
  'alipay.trade.close',
  'alipay.trade.cancel',
  'alipay.trade.refund',
  'alipay.trade.precreate'
]

const faults: Readonly<Record<AlipayFaultName, AlipayFault>> = {
  'bad-signature': {
    description: "The reply is signed with someone else's key.",
    spoil: ({ parts, scene, manner }) => {
      const { stranger } = scene.keyring.made.keys!
      return joinReply({ ...parts, sign: signNode(parts.text, manner, scene, stranger.privateKey).sign })
    }
  },
  'tampered-field': {
    description: 'A value of the reply is changed after signing (field, value).',
    spoil: ({ parts, value, options }) => {
      const field =
        options.field ??
        ['total_amount', 'refund_fee', 'refund_amount', 'open_id', 'user_id'].find((name) => name in value) ??
        'msg'
      const changed = { ...value, [field]: (options.value ?? otherValue(value[field])) as string }
      return joinReply({ ...parts, text: encodeExactJson(changed) })
    }
  },
  'unsigned-success': {
    description: 'The reply says success and has no signature.',
    spoil: ({ parts }) => joinReply({ ...parts, sign: undefined })
  },
  'duplicate-node': {
    description: 'The node comes twice: the signed one, then a forged one that a JSON parser would take.',
    spoil: ({ parts, value }) => {
      const forged = encodeExactJson({ ...value, total_amount: '0.01', trade_status: 'TRADE_SUCCESS' })
      return joinReply(parts)
        .replace(/^\{/, () => `{"${parts.node}":${parts.text},`)
        .replace(`,"${parts.node}":${parts.text}`, () => `,"${parts.node}":${forged}`)
    }
  },
  'sign-first': {
    description: 'A right reply whose "sign" stands before the node.',
    spoil: ({ parts }) => {
      const rest = joinReply({ ...parts, sign: undefined }).slice(1)
      return `{"sign":"${parts.sign}",${rest}`
    }
  },
  'odd-json': {
    description: 'A right reply with white space wherever JSON allows it, and every character beyond ASCII escaped.',
    spoil: ({ parts, value, manner, scene }) => {
      if (manner.encrypted) return undefined
      const text = encodeOddJson(value)
      const { sign, certSn } = signNode(text, manner, scene)
      const serial = certSn === undefined ? '' : ` ,\r\n"alipay_cert_sn" : "${certSn}"`
      return `\r\n{ "${parts.node}"\t: ${text} ${serial},\n "sign" : "${sign}" }\r\n`
    }
  },
  'other-node': {
    description: 'A rightly signed node under the name of another method.',
    spoil: ({ parts }) => {
      const other = nodeName('alipay.trade.precreate')
      return joinReply({ ...parts, node: parts.node === other ? nodeName('alipay.trade.create') : other })
    }
  },
  'wrong-order': {
    description: 'A rightly signed reply about another trade.',
    methods: [
      'alipay.trade.query',
      'alipay.trade.create',
      'alipay.trade.refund',
      'alipay.trade.fastpay.refund.query',
      'alipay.trade.close',
      'alipay.trade.cancel'
    ],
    spoil: ({ parts, value, manner, scene }) => {
      const numbers = Object.entries(value).filter(([name]) => ['trade_no', 'out_trade_no'].includes(name))
      if (manner.encrypted || numbers.length === 0) return undefined
      const text = encodeExactJson({
        ...value,
        ...Object.fromEntries(numbers.map(([name, number]) => [name, otherValue(number)]))
      })
      return joinReply({ ...parts, text, ...signNode(text, manner, scene) })
    }
  },
  'wrong-cert-sn': {
    description: 'Certificate mode: a right reply that names a certificate which does not exist.',
    spoil: ({ parts }) =>
      parts.certSn === undefined ? undefined : joinReply({ ...parts, certSn: otherValue(parts.certSn) })
  },
  'gbk-reply': {
    description: 'A right reply in GBK, signed over its GBK bytes, whatever charset was asked for.',
    gbk: true
  },
  'html-page': {
    description: 'Answers 200 with a maintenance page and does nothing.',
    page: true
  },
  'system-error': {
    description: 'The gateway says 20000 isp.unknow-error and did nothing.',
    replaces: { acted: false, node: unknown }
  },
  'system-error-acted': {
    description: 'The gateway says 20000 isp.unknow-error although it acted.',
    replaces: { acted: true, node: unknown }
  },
  'acq-system-error': {
    description: 'The business says 40004 ACQ.SYSTEM_ERROR and did nothing.',
    replaces: { acted: false, node: busy }
  },
  'acq-system-error-acted': {
    description: 'The business says 40004 ACQ.SYSTEM_ERROR although it acted.',
    methods: acting,
    replaces: { acted: true, node: busy }
  },
  'app-call-limited': {
    description: 'The gateway says 40005 isv.app-call-limited and does nothing.',
    replaces: { acted: false, node: refusalNode('40005', 'isv.app-call-limited', '应用调用次数超限') }
  },
  'cancel-retry': {
    description: 'Cancelling did not end: retry_flag Y, no action.',
    methods: ['alipay.trade.cancel'],
    replaces: { acted: false, node: { code: '10000', msg: 'Success', retry_flag: 'Y' } }
  },
  'refund-charge-error': {
    description: 'The refund is refused with ACQ.REFUND_CHARGE_ERROR, the one that asks for another try.',
    methods: ['alipay.trade.refund'],
    replaces: {
      acted: false,
      node: refusalNode('40004', 'ACQ.REFUND_CHARGE_ERROR', '退收费异常', { refund_fee: yuanText(0) })
    }
  },
  'seller-balance-not-enough': {
    description: 'The refund is refused because the merchant has not enough money.',
    methods: ['alipay.trade.refund', 'alipay.trade.cancel'],
    replaces: {
      acted: false,
      node: refusalNode('40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足', { refund_fee: yuanText(0) })
    }
  },
  'bill-html': {
    description: 'The address of a bill answers a page with status 200.',
    methods: ['downloadBill'],
    page: true
  }
}

/** What a fault does. */
export function alipayFault(name: AlipayFaultName): AlipayFault {
  return faults[name]
}

/** The faults as the engine lists them. */
export function describeAlipayFaults(methods: readonly string[]): readonly FaultDescription[] {
  return Object.entries(faults).map(([name, { description, methods: only }]) => ({
    name: name as AlipayFaultName,
    description,
    services: ['alipay'],
    operations: only ?? methods
  }))
}

/** Another value of the same kind. */
function otherValue(value: unknown): string {
  const text = typeof value === 'string' ? value : 'tampered'
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`
}

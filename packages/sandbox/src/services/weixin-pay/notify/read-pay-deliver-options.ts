import { readBoolean, readChoice, readInput, readInteger, readText } from '../../../engine/read-input.ts'
import type { WeixinPayDeliverOptions, WeixinPayNotifyAttack } from '../weixin-pay-types.ts'

const attacks: Readonly<Record<WeixinPayNotifyAttack, true>> = {
  'bad-signature': true,
  'lower-case-sign': true,
  'md5-for-hmac': true,
  unsigned: true,
  'wrong-merchant': true,
  'wrong-app': true,
  'other-key': true,
  'cross-type': true,
  'doctype-xml': true,
  'entity-bomb-xml': true,
  'duplicate-element': true,
  'bad-padding': true
}

/** Reads what a delivery by hand was asked for with. */
export function readPayDeliverOptions(input: unknown): WeixinPayDeliverOptions {
  const fields = ['copies', 'attack', 'tamper', 'rawBody', 'contentType']
  const { copies, attack, tamper, rawBody, contentType } = readInput(input, 'options', fields)
  const { field, value, resign } = readInput(tamper, 'tamper', ['field', 'value', 'resign'])
  return {
    copies: copies === undefined ? 1 : readInteger(copies, 'copies', 1, 1000),
    attack:
      attack === undefined
        ? undefined
        : readChoice(attack, 'attack', Object.keys(attacks) as readonly WeixinPayNotifyAttack[]),
    rawBody: rawBody === undefined ? undefined : readText(rawBody, 'rawBody', 0, 1024 * 1024),
    contentType: contentType === undefined ? undefined : readText(contentType, 'contentType', 1, 200),
    tamper:
      tamper === undefined
        ? undefined
        : {
            field: readText(field, 'field', 1),
            value: value === undefined ? undefined : readText(value, 'value', 0, 100_000),
            resign: resign === undefined ? false : readBoolean(resign, 'resign')
          }
  }
}

import { SandboxError } from '../../../engine/sandbox-error.ts'
import { AlipayRefusal } from '../alipay-refusal.ts'
import type { StoredTrade } from '../trade/stored-trade.ts'
import type { AlipayScene, MethodRow } from './alipay-scene.ts'
import { playMethod } from './answer-gateway.ts'
import { checkCall } from './check-call.ts'
import { type ParameterSource, readParameters } from './read-parameters.ts'

/** The buyer's side opens an order: its signature is checked and the trade made only now. */
export async function openCashier(
  source: ParameterSource,
  opens: 'page' | 'app',
  scene: AlipayScene,
  rows: ReadonlyMap<string, MethodRow>
): Promise<StoredTrade> {
  if (scene.state.uploadedKey !== undefined) await scene.keyring.keys()
  try {
    const { call, row } = checkCall(readParameters(source, scene.state.settings.unnamedCharset), scene, rows)
    if (row.opens !== opens) {
      throw new SandboxError(
        'ERR_SANDBOX_INPUT',
        `${row.method} is not opened by ${opens === 'app' ? "the buyer's app" : 'a browser'}`
      )
    }
    const { trade_no: tradeNo } = playMethod(call, row, scene)
    return scene.state.trades.get(tradeNo as string)!
  } catch (error) {
    if (!(error instanceof AlipayRefusal)) throw error
    const { summary, likelyCause } = error.explanation
    const why = likelyCause === undefined ? summary : `${summary}: ${likelyCause}`
    throw new SandboxError('ERR_SANDBOX_INPUT', `the cashier refuses the order (${error.node.sub_code}): ${why}`)
  }
}

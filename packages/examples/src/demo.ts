/**
 * Runs every journey against an embedded sandbox: real HTTP on loopback, real cryptography, no account.
 * @module
 */
import { startSandbox } from '@kaifang/sandbox'
import { runBillJourney } from './bill-journey.ts'
import { createReport } from './create-report.ts'
import { runPayJourney } from './pay-journey.ts'
import { runTianyiH5Journey } from './tianyi-h5-journey.ts'
import { runUtoolsJourney } from './utools-journey.ts'
import { runWeixinJourney } from './weixin-journey.ts'
import { runYouzanJourney } from './youzan-journey.ts'

const report = createReport(process.stdout, process.env)
const sandbox = await startSandbox()
try {
  report.chapter(
    'Kaifang 开放',
    `China's open platforms, played by a sandbox at ${sandbox.url}: no account, no internet.`
  )
  await runUtoolsJourney(sandbox, report)
  await runTianyiH5Journey(sandbox, report)
  await runWeixinJourney(sandbox, report)
  await runYouzanJourney(sandbox, report)
  await runPayJourney(sandbox, report)
  await runBillJourney(report, 50_000)
  report.end()
} finally {
  await sandbox.close()
}

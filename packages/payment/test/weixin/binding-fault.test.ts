import { describe, expect, it } from 'vitest'
import { bindingFault } from '../../src/weixin/binding-fault.ts'
import { APP_ID, MCH_ID } from './support/start-weixin.ts'

const direct = { appId: APP_ID, mchId: MCH_ID, subMchId: undefined, subAppId: undefined }
const provider = { ...direct, subMchId: '1900000109', subAppId: 'wx8' }
const ours = { appid: APP_ID, mch_id: MCH_ID }

describe('whom a message is for', () => {
  it('is us', () => {
    expect(bindingFault(ours, direct)).toBeUndefined()
    expect(bindingFault({ ...ours, sub_mch_id: '1900000109', sub_appid: 'wx8' }, provider)).toBeUndefined()
  })

  it('may leave out the app of the sub-merchant', () => {
    expect(bindingFault({ ...ours, sub_mch_id: '1900000109' }, provider)).toBeUndefined()
    expect(bindingFault({ ...ours, sub_mch_id: '1900000109', sub_appid: '' }, provider)).toBeUndefined()
  })

  it.each([
    [{ ...ours, appid: 'wx2' }, direct, 'another app (appid)'],
    [{ mch_id: MCH_ID }, direct, 'another app (appid)'],
    [{ ...ours, mch_id: '10000101' }, direct, 'another merchant (mch_id)'],
    [{ appid: APP_ID }, direct, 'another merchant (mch_id)'],
    [ours, provider, 'another sub-merchant (sub_mch_id)'],
    [{ ...ours, sub_mch_id: '1900000110' }, provider, 'another sub-merchant (sub_mch_id)'],
    [{ ...ours, sub_mch_id: '1900000109', sub_appid: 'wx9' }, provider, "another sub-merchant's app (sub_appid)"]
  ])('is somebody else: %j', (fields, settings, fault) => {
    expect(bindingFault(fields as Record<string, string>, settings)).toBe(fault)
  })
})

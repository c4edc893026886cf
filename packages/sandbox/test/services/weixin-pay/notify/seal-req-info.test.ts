import { expect, it } from 'vitest'
import { sealReqInfo } from '../../../../src/services/weixin-pay/notify/seal-req-info.ts'

// WeChat Pay v2 reference, 12: computed with openssl for a published key, and for one whose digest begins with zeros.
it.each([
  [
    'steward0test0key0leading0zero248',
    '<root><refund_status>SUCCESS</refund_status></root>',
    'WEXnurC9iuydMtBnxm6tZ/oDAFY5lyICwv6leEUopjeSG5W0tCVtVSXQtehMMF7M8l7+TqUmm1g0UzuRvKiLQQ=='
  ],
  [
    '192006250b4c09247ec02edce69f6a2d',
    '<root><out_refund_no><![CDATA[131811191610442717309]]></out_refund_no><out_trade_no><![CDATA[71106718111915575302817]]></out_trade_no><refund_fee><![CDATA[3960]]></refund_fee><refund_id><![CDATA[50000408942018111907145868882]]></refund_id><refund_status><![CDATA[SUCCESS]]></refund_status></root>',
    'WBzGpzQuNpcFxIlFjUUD9FKo0rHFKIn0kRJVv7PAhPDSCjWAzcyQtBNpSb92FQg9FKQ3UKchg9ThtBc2nKj5Y9XQBa0sRi19hY8xK6q96ePF0FRsZh9XrYEEcSr4GdYPZADb4Gq4EvlprO5AGKpKnYgy9+AB3siIHVLqKp1e7CMDZkCLyAlk991qWZJ+RnTqjZDiH3z0P9mVsgVvCwn/wiQkIa1sx4MwQGogiV+cLAh1N5B5HN7O5Xe/I68JqTjiFSivPbuRNCXGDvGkanwSeCyf4cShqamKbEJK2JIfWkaidX/pvDlaav9hpfbxyYz6qTnfphf91D7J3Yxw8vD6OYQOGAYgq6VYMCMcFlFSIBMQ1CUNWXhhwzobZlplPV+m6UGuWQweKrXgOa38My0uog=='
  ]
])('seals under the key %s', (key, plain, sealed) => {
  expect(sealReqInfo(plain, key)).toBe(sealed)
})

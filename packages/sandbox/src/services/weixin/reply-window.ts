import { WeixinRefusal } from './weixin-refusal.ts'
import type { StoredConversation, WeixinState } from './weixin-state.ts'

/** What opens the right to write, how often and for how long (客服消息下发条数限制, reference 4.2). */
const grantRules = {
  message: { times: 5, lifeMs: 48 * 3_600_000 },
  enter: { times: 2, lifeMs: 60_000 }
} as const

/** setTyping wants an exchange within 30 seconds, and shows for 15. */
const exchangeMs = 30_000
const typingMs = 15_000

function conversationOf(state: WeixinState, openid: string): StoredConversation {
  const known = state.conversations.get(openid)
  if (known !== undefined) return known
  const fresh = { lastExchangeAt: Number.NEGATIVE_INFINITY, grants: [], typingUntil: Number.NEGATIVE_INFINITY }
  state.conversations.set(openid, fresh)
  return fresh
}

/** The user wrote or came in: the app may write so many messages. What was left of the same kind is forgotten. */
export function openReplyWindow(
  state: WeixinState,
  openid: string,
  reason: keyof typeof grantRules,
  nowMs: number
): void {
  const conversation = conversationOf(state, openid)
  const { times, lifeMs } = grantRules[reason]
  const others = conversation.grants.filter((grant) => grant.reason !== reason)
  conversation.grants = [...others, { reason, expiresAt: nowMs + lifeMs, remaining: times }]
  conversation.lastExchangeAt = nowMs
}

/** Uses up one message (45015 outside every window, 45047 when all are used); the typing line ends. */
export function spendReply(state: WeixinState, openid: string, nowMs: number): void {
  const conversation = conversationOf(state, openid)
  const open = conversation.grants.filter(({ expiresAt }) => expiresAt > nowMs)
  if (open.length === 0) {
    throw new WeixinRefusal(45015, 'the user wrote nothing within 48 hours and did not come in within the last minute')
  }
  // The one that ends first is used first.
  const grant = open.filter(({ remaining }) => remaining > 0).sort((left, right) => left.expiresAt - right.expiresAt)[0]
  if (grant === undefined) {
    throw new WeixinRefusal(45047, "5 messages after a user's message, 2 after coming in: they are used up")
  }
  grant.remaining--
  conversation.lastExchangeAt = nowMs
  conversation.typingUntil = nowMs
}

/** Shows or ends the "is typing" line. */
export function setTypingLine(state: WeixinState, openid: string, on: boolean, nowMs: number): void {
  const conversation = conversationOf(state, openid)
  if (nowMs - conversation.lastExchangeAt > exchangeMs) {
    throw new WeixinRefusal(45080, 'there was no message in either direction within the last 30 seconds')
  }
  if (on && conversation.typingUntil > nowMs) {
    throw new WeixinRefusal(45081, 'the line shows already; it lasts 15 seconds or until a message is sent')
  }
  conversation.typingUntil = on ? nowMs + typingMs : nowMs
}

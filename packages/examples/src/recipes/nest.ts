import 'reflect-metadata'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { NotifyHandler } from '@kaifang/payment'
import { Body, Controller, type INestApplication, Inject, Post, Req, Res } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'

@Controller()
class PaymentsController {
  readonly #payments: NotifyHandler

  constructor(@Inject('payments') payments: NotifyHandler) {
    this.#payments = payments
  }

  // With @Res() the reply is ours: Nest would answer 201 and wrap what a handler throws.
  @Post('payments/notify')
  notify(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.#payments.node(request, response)
  }

  @Post('orders')
  order(@Body() body: { title: string }): { title: string } {
    return { title: body.title }
  }
}

/** A Nest application that keeps the bytes of every body beside the parsed one. */
export function buildNestApp(payments: NotifyHandler): Promise<INestApplication> {
  const module = {
    module: class {},
    controllers: [PaymentsController],
    providers: [{ provide: 'payments', useValue: payments }]
  }
  // Alipay's forms are parsed before the controller runs: rawBody keeps the bytes, and `node` finds them.
  return NestFactory.create(module, { rawBody: true, logger: ['error'] })
}

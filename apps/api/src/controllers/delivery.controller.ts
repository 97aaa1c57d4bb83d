import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  deliveries,
  DeliveriesQuery,
  deliveriesQuery,
  done,
  idParam,
  ResolveDelivery,
  resolveDelivery,
} from '@callboard/contracts/http';
import { Call, DeliveryAdmin } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

@Controller('api/v1/admin/deliveries')
export class DeliveryController {
  constructor(private readonly log: DeliveryAdmin) {}

  @Get()
  @Route({ access: 'admin.read', summary: 'Messages on their way to people, the latest first', answer: deliveries })
  async list(@Caller() call: Call, @Query({ schema: deliveriesQuery }) query: DeliveriesQuery): Promise<object> {
    const page = await this.log.list(call, query);
    const items = page.items.map(({ createdAt, dueAt, sentAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
    return { ...page, items };
  }

  @Post(':deliveryId/resolve')
  @Route({
    access: 'admin.queue',
    summary: 'Say that a message went out, or have it sent again; audited',
    answer: done,
  })
  async resolve(
    @Caller() call: Call,
    @Param({ schema: idParam('deliveryId') }) { deliveryId }: { deliveryId: string },
    @Body({ schema: resolveDelivery }) { decision }: ResolveDelivery,
  ): Promise<{ ok: true }> {
    await this.log.resolve(call, deliveryId, decision);
    return { ok: true };
  }
}

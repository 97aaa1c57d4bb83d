import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  applyTemplate,
  cancelShoot,
  createShoot,
  idParam,
  shoot,
  shootPage,
  shootsQuery,
  updateShoot,
} from '@callboard/contracts/http';
import { Call, ShootPublisher, ShootService } from '@callboard/core';
import { z } from 'zod';
import { Caller, IfMatch } from '../http/caller';
import { Route } from '../http/route';
import { shootAnswer } from './shoot-answer';

const companyParam = idParam('companyId');
type CompanyParam = z.infer<typeof companyParam>;
const shootParam = idParam('shootId');
type ShootParam = z.infer<typeof shootParam>;
type Shoot = z.infer<typeof shoot>;

@Controller('api/v1')
export class ShootController {
  constructor(
    private readonly shoots: ShootService,
    private readonly publisher: ShootPublisher,
  ) {}

  @Post('companies/:companyId/shoots')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Create a shoot, with the postings and slots of a crew template when a size is given',
    answer: shoot,
  })
  async create(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Body({ schema: createShoot }) body: z.infer<typeof createShoot>,
  ): Promise<Shoot> {
    return shootAnswer(await this.shoots.create(call, companyId, body));
  }

  @Get('companies/:companyId/shoots')
  @Route({ access: 'account', summary: "A company's shoots, newest first", answer: shootPage })
  async list(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Query({ schema: shootsQuery }) query: z.infer<typeof shootsQuery>,
  ): Promise<z.infer<typeof shootPage>> {
    const page = await this.shoots.list(call, companyId, query);
    return { ...page, items: page.items.map(shootAnswer) };
  }

  @Get('shoots/:shootId')
  @Route({ access: 'account', summary: 'A shoot with its summary and next step', answer: shoot })
  async get(@Caller() call: Call, @Param({ schema: shootParam }) { shootId }: ShootParam): Promise<Shoot> {
    return shootAnswer(await this.shoots.get(call, shootId));
  }

  @Patch('shoots/:shootId')
  @Route({ access: 'account', versioned: true, summary: 'Edit a shoot; base and dates only of a draft', answer: shoot })
  async update(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @IfMatch() version: number,
    @Body({ schema: updateShoot }) body: z.infer<typeof updateShoot>,
  ): Promise<Shoot> {
    return shootAnswer(await this.shoots.update(call, shootId, version, body));
  }

  @Post('shoots/:shootId/template')
  @Route({
    access: 'account',
    summary: "Replace a draft's postings, all or those that are not edited, by a crew template",
    answer: shoot,
  })
  async template(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: applyTemplate }) body: z.infer<typeof applyTemplate>,
  ): Promise<Shoot> {
    return shootAnswer(await this.shoots.applyTemplate(call, shootId, body.size, body.keepEdited ?? false));
  }

  @Post('shoots/:shootId/publish')
  @Route({ access: 'account', summary: 'Open a shoot, or hand it in for review', answer: shoot })
  async publish(@Caller() call: Call, @Param({ schema: shootParam }) { shootId }: ShootParam): Promise<Shoot> {
    return shootAnswer(await this.publisher.publish(call, shootId));
  }

  @Post('shoots/:shootId/cancel')
  @Route({ access: 'account', summary: 'Cancel a shoot and all that hangs on it', answer: shoot })
  async cancel(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: cancelShoot }) body: z.infer<typeof cancelShoot>,
  ): Promise<Shoot> {
    return shootAnswer(await this.publisher.cancel(call, shootId, body.reason));
  }
}

import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { deadLetters, DeadLettersQuery, deadLettersQuery, done, idParam } from '@callboard/contracts/http';
import { Call, DeadLetterAdmin } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

@Controller('api/v1/admin/dead-letters')
export class DeadLetterController {
  constructor(private readonly letters: DeadLetterAdmin) {}

  @Get()
  @Route({ access: 'admin.queue', summary: 'Work that was given up, newest first', answer: deadLetters })
  async list(@Caller() call: Call, @Query({ schema: deadLettersQuery }) query: DeadLettersQuery): Promise<object> {
    const page = await this.letters.list(call, query);
    const items = page.items.map(({ id, createdAt, ...row }) => ({
      ...row,
      outboxId: id,
      createdAt: createdAt.toISOString(),
    }));
    return { ...page, items };
  }

  @Post(':outboxId/replay')
  @Route({ access: 'admin.queue', summary: 'Let a worker try again; audited', answer: done })
  async replay(
    @Caller() call: Call,
    @Param({ schema: idParam('outboxId') }) { outboxId }: { outboxId: string },
  ): Promise<{ ok: true }> {
    await this.letters.replay(call, outboxId);
    return { ok: true };
  }
}

import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import {
  idParam,
  myReservesQuery,
  reserve,
  reservePage,
  shootReservePage,
  shootReservesQuery,
} from '@callboard/contracts/http';
import { Call, ReserveCard, Reserves } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const postingParam = idParam('postingId');
type PostingParam = z.infer<typeof postingParam>;
const shootParam = idParam('shootId');
type Reserve = z.infer<typeof reserve>;
type ShootPage = z.infer<typeof shootReservePage>;

function answer(mine: Awaited<ReturnType<Reserves['join']>>): Reserve {
  return { ...mine, createdAt: mine.createdAt.toISOString(), endedAt: mine.endedAt?.toISOString() ?? null };
}

function card(row: ReserveCard): ShootPage['items'][number] {
  return { ...row, person: { ...row, id: row.personId }, createdAt: row.createdAt.toISOString() };
}

@Controller('api/v1')
export class ReserveController {
  constructor(private readonly reserves: Reserves) {}

  @Put('me/reserves/:postingId')
  @Route({ access: 'account', summary: 'Stand by for a posting, also a filled one', answer: reserve })
  async join(@Caller() call: Call, @Param({ schema: postingParam }) { postingId }: PostingParam): Promise<Reserve> {
    return answer(await this.reserves.join(call, postingId));
  }

  @Delete('me/reserves/:postingId')
  @Route({ access: 'account', summary: 'Stand by for a posting no longer', answer: reserve })
  async leave(@Caller() call: Call, @Param({ schema: postingParam }) { postingId }: PostingParam): Promise<Reserve> {
    return answer(await this.reserves.leave(call, postingId));
  }

  @Get('me/reserves')
  @Route({ access: 'account', summary: 'What the caller stands or stood by for, newest first', answer: reservePage })
  async mine(
    @Caller() call: Call,
    @Query({ schema: myReservesQuery }) query: z.infer<typeof myReservesQuery>,
  ): Promise<z.infer<typeof reservePage>> {
    const page = await this.reserves.listMine(call, query);
    return { ...page, items: page.items.map(answer) };
  }

  @Get('shoots/:shootId/reserves')
  @Route({ access: 'account', summary: 'Who stands by for the postings of a shoot', answer: shootReservePage })
  async ofShoot(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: z.infer<typeof shootParam>,
    @Query({ schema: shootReservesQuery }) query: z.infer<typeof shootReservesQuery>,
  ): Promise<ShootPage> {
    const page = await this.reserves.listOfShoot(call, shootId, query);
    return { ...page, items: page.items.map(card) };
  }
}

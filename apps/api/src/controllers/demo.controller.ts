import { Controller, Get } from '@nestjs/common';
import { demoAccounts } from '@callboard/contracts/http';
import { DemoService } from '@callboard/core';
import { z } from 'zod';
import { Route } from '../http/route';

@Controller('api/v1/demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get('accounts')
  @Route({ access: 'public', summary: 'Accounts to try it with; none where there is no demo', answer: demoAccounts })
  async accounts(): Promise<z.infer<typeof demoAccounts>> {
    const accounts = await this.demo.accounts();
    return {
      items: accounts.map(({ roleZh, roleEn, login, password }) => ({ roleZh, roleEn, login, password })),
    };
  }
}

import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppConfig, CONFIG } from '@callboard/config';
import { DemoService } from '@callboard/core';
import { Route } from '../http/route';
import { HOME_CSS, homePage } from './home-page';

/** The plain first page: the address, the API's documentation and, where there are any, the demo accounts. */
@Controller()
@ApiExcludeController()
export class HomeController {
  constructor(
    @Inject(CONFIG) private readonly config: AppConfig,
    private readonly demo: DemoService,
  ) {}

  @Get('/')
  @Header('content-type', 'text/html; charset=utf-8')
  @Route({ access: 'public', summary: 'First page', answer: 'text/html' })
  async home(): Promise<string> {
    return homePage(this.config.server.publicUrl, await this.demo.accounts());
  }

  @Get('home.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'no-cache')
  @Route({ access: 'public', summary: 'Style sheet of the first page', answer: 'text/css' })
  style(): string {
    return HOME_CSS;
  }
}

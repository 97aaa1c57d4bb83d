import { Controller, Get, INestApplication, Post, Sse, Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { EMPTY, Observable } from 'rxjs';
import { Route } from '../http/route';
import { assertEveryRouteDeclares, handledRoutes } from './route-walk';

@Controller('declared/')
class DeclaredController {
  @Get(['one', 'two/:id'])
  @Route({ access: 'public', summary: 'Two paths', answer: 'text/plain' })
  read(): void {}

  @Post()
  @Route({ access: 'admin.verify', summary: 'A platform permission', answer: 'text/plain' })
  write(): void {}

  helper(): void {}
}

@Controller('silent')
class SilentController {
  @Get()
  @Route({ access: 'account', summary: 'Declared', answer: 'text/plain' })
  declared(): void {}

  @Post(':id')
  forgotten(): void {}
}

@Controller('stream')
class StreamController {
  @Sse()
  stream(): Observable<never> {
    return EMPTY;
  }
}

class InheritedController extends SilentController {}
Controller('inherited')(InheritedController);

async function appWith(...controllers: Type[]): Promise<INestApplication> {
  const module = await Test.createTestingModule({ imports: [DiscoveryModule], controllers }).compile();
  return { get: module.get.bind(module) } as unknown as INestApplication;
}

describe('the walk over all handlers', () => {
  it('finds every path and what it declares', async () => {
    expect(handledRoutes(await appWith(DeclaredController))).toEqual([
      { method: 'GET', path: '/declared/one', handler: 'DeclaredController.read', access: 'public' },
      { method: 'GET', path: '/declared/two/:id', handler: 'DeclaredController.read', access: 'public' },
      { method: 'POST', path: '/declared', handler: 'DeclaredController.write', access: 'admin.verify' },
    ]);
  });

  it('lets an application start whose handlers all declare', async () => {
    const app = await appWith(DeclaredController);
    expect(() => assertEveryRouteDeclares(app)).not.toThrow();
  });

  it.each([
    [SilentController, 'POST /silent/:id (SilentController.forgotten)'],
    [StreamController, 'GET /stream (StreamController.stream)'],
    [InheritedController, 'POST /inherited/:id (InheritedController.forgotten)'],
  ])('stops the start of %p', async (controller, named) => {
    const app = await appWith(DeclaredController, controller);
    expect(() => assertEveryRouteDeclares(app)).toThrow(named);
  });
});

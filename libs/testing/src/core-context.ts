import { DynamicModule, INestApplicationContext, Module, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { KernelModule } from '@callboard/core';
import { DatabaseModule } from '@callboard/database';

/** Modules of core on a test database, without HTTP and without a queue. The caller closes it. */
export async function openCore(
  url: string,
  modules: readonly (Type | DynamicModule)[],
  poolSize = 10,
): Promise<INestApplicationContext> {
  class CoreContext {}
  Module({ imports: [DatabaseModule.forRoot({ url, poolSize }), KernelModule, ...modules] })(CoreContext);
  return NestFactory.createApplicationContext(CoreContext, { logger: ['error'], abortOnError: false });
}

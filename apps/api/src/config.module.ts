import { DynamicModule, Global, Module } from '@nestjs/common';
import { AppConfig, CONFIG } from '@callboard/config';

/** The parsed configuration for everybody who injects `CONFIG`. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}

import { QUEUE_NAMES } from '@callboard/contracts/jobs';
import { Metrics } from '@callboard/observability';
import {
  Global,
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { openBackend, type QueueBackend, type QueueConnectionOptions } from './backend';
import { ConsumerHost, type ConsumerSettings } from './consumer-host';
import { DeadLetters } from './dead-letter';
import { HandlerExplorer } from './handler-explorer';
import { JobProducer } from './job-producer';
import { QueueHealth } from './queue-health';
import { QueueSet } from './queue-set';

export interface QueueModuleOptions extends QueueConnectionOptions {
  /** Present in a process that does jobs; then every job of the catalogue must have its handler. */
  readonly consumer?: ConsumerSettings | undefined;
}

/** How {@link QueueModule.forRootAsync} gets its options. */
export interface QueueModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: FactoryProvider<QueueModuleOptions>['useFactory'];
}

const OPTIONS = Symbol('callboard:queue-options');
const BACKEND = Symbol('callboard:queue-backend');

/** Starts and stops the queues with the application. */
@Injectable()
class QueueLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(OPTIONS) private readonly options: QueueModuleOptions,
    @Inject(BACKEND) private readonly backend: QueueBackend,
    private readonly queues: QueueSet,
    private readonly host: ConsumerHost,
    private readonly explorer: HandlerExplorer,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.consumer) this.host.start(this.explorer.handlers(), this.options.consumer);
  }

  /** Jobs end before anything they use is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.host.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
    await this.backend.close();
  }
}

const PARTS: Provider[] = [
  {
    provide: BACKEND,
    inject: [OPTIONS],
    useFactory: (options: QueueModuleOptions) => openBackend(options, options.consumer ? QUEUE_NAMES.length : 0),
  },
  { provide: QueueSet, inject: [BACKEND], useFactory: (backend: QueueBackend) => new QueueSet(backend) },
  { provide: JobProducer, inject: [QueueSet], useFactory: (queues: QueueSet) => new JobProducer(queues) },
  {
    provide: DeadLetters,
    inject: [QueueSet, JobProducer],
    useFactory: (queues: QueueSet, producer: JobProducer) => new DeadLetters(queues, producer),
  },
  {
    provide: QueueHealth,
    inject: [BACKEND, QueueSet],
    useFactory: (backend: QueueBackend, queues: QueueSet) => new QueueHealth(backend, queues),
  },
  {
    provide: ConsumerHost,
    inject: [BACKEND, DeadLetters, { token: Metrics, optional: true }],
    useFactory: (backend: QueueBackend, deadLetters: DeadLetters, metrics?: Metrics) =>
      new ConsumerHost({ backend, deadLetters, metrics }),
  },
  HandlerExplorer,
  QueueLifecycle,
];

/** The queues for a Nest application: {@link JobProducer}, {@link DeadLetters}, {@link QueueHealth}, {@link ConsumerHost}. */
@Global()
@Module({})
export class QueueModule {
  /** With options that are known beforehand. */
  static forRoot(options: QueueModuleOptions): DynamicModule {
    return QueueModule.forRootAsync({ useFactory: () => options });
  }

  /** With options made from other providers, as for an `onDead` that needs a repository. */
  static forRootAsync(options: QueueModuleAsyncOptions): DynamicModule {
    return {
      module: QueueModule,
      imports: [DiscoveryModule, ...(options.imports ?? [])],
      providers: [{ provide: OPTIONS, inject: options.inject ?? [], useFactory: options.useFactory }, ...PARTS],
      exports: [JobProducer, DeadLetters, QueueHealth, ConsumerHost],
    };
  }
}

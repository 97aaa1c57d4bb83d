import type { JobConsumer, JobContext, JobName, JobPayload } from '@callboard/contracts/jobs';
import 'reflect-metadata';

const ON_CLASS = Symbol('callboard:job-handler');
const ON_METHODS = Symbol('callboard:job-handler-methods');

type ConsumerClass<J extends JobName> = abstract new (...dependencies: never[]) => JobConsumer<J>;
/** Structural, so that a method may leave out parameters it does not need. */
interface ConsumerMethod<J extends JobName> {
  readonly value?: (payload: JobPayload<J>, context: JobContext) => Promise<void>;
}

interface JobHandlerDecorator<J extends JobName> {
  (target: ConsumerClass<J>): void;
  (target: object, method: string | symbol, descriptor: ConsumerMethod<J>): void;
}

/**
 * Says who does a job: on a provider's class, its `handle` does; on a method, that method does. The payload's type
 * follows from the job's name. Handlers are found when the worker starts, which fails unless each job has exactly one.
 */
export function JobHandler<J extends JobName>(job: J): JobHandlerDecorator<J> {
  return ((target: object, method?: string | symbol) => {
    if (method === undefined) {
      Reflect.defineMetadata(ON_CLASS, job, target);
    } else {
      const marked = (Reflect.getOwnMetadata(ON_METHODS, target) ?? []) as HandlerMark[];
      Reflect.defineMetadata(ON_METHODS, [...marked, { job, method }], target);
    }
  }) as JobHandlerDecorator<J>;
}

/** A method that was marked, and the job it says it does. */
export interface HandlerMark {
  readonly job: string;
  readonly method: string | symbol;
}

/** The marks of a provider's class, those that it inherits included. */
export function handlerMarks(instance: object): HandlerMark[] {
  const type = instance.constructor as object;
  const whole = Reflect.getMetadata(ON_CLASS, type) as string | undefined;
  const marks: HandlerMark[] = whole === undefined ? [] : [{ job: whole, method: 'handle' }];
  for (
    let level = Object.getPrototypeOf(instance) as object | null;
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object | null
  ) {
    marks.push(...((Reflect.getOwnMetadata(ON_METHODS, level) ?? []) as HandlerMark[]));
  }
  return marks;
}

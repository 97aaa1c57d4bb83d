import { INestApplication, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE, RouteAccess, RouteOptions } from '../http/route';

/** Metadata keys of Nest's route decorators. */
const PATH = 'path';
const METHOD = 'method';

/** A handler of a controller and what it declares. */
export interface HandledRoute {
  /** `GET`, `POST`, ... */
  readonly method: string;
  /** `/api/v1/companies/:companyId`. */
  readonly path: string;
  /** `CompanyController.get`. */
  readonly handler: string;
  /** Null when the handler declares nothing. */
  readonly access: RouteAccess | null;
}

/** Every handler of every controller of the application. */
export function handledRoutes(app: INestApplication): HandledRoute[] {
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  return controllers.flatMap((controller) => {
    if (!controller.metatype) return [];
    const prototype = controller.metatype.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD, handler)) return [];
      const route = Reflect.getMetadata(ROUTE, handler) as RouteOptions | undefined;
      return pathsOf(controller.metatype!).flatMap((base) =>
        pathsOf(handler).map((path) => ({
          method: RequestMethod[Reflect.getMetadata(METHOD, handler) as RequestMethod],
          path: `/${[base, path]
            .flatMap((part) => part.split('/'))
            .filter(Boolean)
            .join('/')}`,
          handler: `${controller.name}.${name}`,
          access: route?.access ?? null,
        })),
      );
    });
  });
}

/** Throws, naming them, when handlers do not say who may call them: deny by default begins before the first request. */
export function assertEveryRouteDeclares(app: INestApplication): void {
  const silent = handledRoutes(app).filter((route) => route.access === null);
  if (silent.length === 0) return;
  const list = silent.map((route) => `${route.method} ${route.path} (${route.handler})`).join(', ');
  throw new Error(`These handlers do not declare who may call them with @Route: ${list}`);
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

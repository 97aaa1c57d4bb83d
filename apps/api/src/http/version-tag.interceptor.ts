import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Observable, tap } from 'rxjs';
import { KEPT_BY_READER } from './caching';

/** Gives an answer that carries a version the ETag that a later edit sends back as If-Match. */
@Injectable()
export class VersionTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (!Number.isInteger(version)) return;
        reply.header('etag', `"${String(version)}"`).header('cache-control', KEPT_BY_READER);
      }),
    );
  }
}

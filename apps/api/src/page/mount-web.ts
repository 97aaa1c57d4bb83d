import fastifyStatic from '@fastify/static';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '@callboard/config';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../http/problem';
import { refuse } from '../http/refusal';
import { cspNonceOf } from '../http/security-headers';
import { PageNeed, readWebBuild, WebBuild } from './web-build';
import { Look, webDocument } from './web-document';

/** Addresses that are not pages: what is not found there is a problem document, not a page. */
const NOT_PAGES = /^\/(api|health|assets|metrics)(\/|$)/;

function lookOf(request: FastifyRequest, url: URL): Look {
  const { 'cb-theme': theme, 'cb-large': large } = request.cookies;
  const asked = url.searchParams.get('lang');
  return {
    locale: asked === 'en' || asked === 'zh' ? asked : localeOf(request),
    theme: theme === 'light' || theme === 'set' ? theme : null,
    large: large === '1',
  };
}

interface Answered {
  /** 200, or the status with which the answer that decides was refused. */
  readonly status: number;
  readonly answers: readonly { readonly key: readonly unknown[]; readonly value: unknown }[];
}

/** Asks our own API as anybody may, for the very answers that the browser would get. */
async function answersFor(fastify: FastifyInstance, needs: readonly PageNeed[], locale: string): Promise<Answered> {
  let status = 200;
  const answers = await Promise.all(
    needs.map(async ({ key, url, decides }) => {
      const response = await fastify.inject({ url, headers: { 'accept-language': locale } });
      if (response.statusCode === 200) return [{ key, value: response.json() as unknown }];
      if (decides) status = response.statusCode;
      return [];
    }),
  );
  return { status, answers: answers.flat() };
}

/**
 * Serves the built web app from `folder`: its files, which have a hash in their name, for ever; public pages rendered
 * here; all other pages as the empty document that the browser fills. Without a build only the API is served.
 */
export async function mountWeb(app: NestFastifyApplication, config: AppConfig, folder: string): Promise<void> {
  const build = readWebBuild(folder);
  if (!build) return;
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyStatic, {
    root: build.files,
    wildcard: true,
    prefix: '/assets/',
    serve: false,
  });
  const origin = new URL(config.server.publicUrl).origin;
  const hashed = { maxAge: '365d', immutable: true } as const;
  fastify.get('/assets/*', (request, reply) => {
    const { '*': file } = request.params as { '*': string };
    return reply.sendFile(`assets/${file}`, hashed);
  });
  for (const file of ['favicon.svg', 'robots.txt']) {
    fastify.get(`/${file}`, (_request, reply) => reply.sendFile(file, { maxAge: '1d' }));
  }
  fastify.get('/*', (request, reply) => answerPage(fastify, build, origin, request, reply));
}

async function answerPage(
  fastify: FastifyInstance,
  build: WebBuild,
  origin: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const url = URL.canParse(request.url, origin) ? new URL(request.url, origin) : null;
  if (!url || NOT_PAGES.test(url.pathname)) return refuse(request, reply, 'notFound');
  const look = lookOf(request, url);
  const plan = build.renderer.planOf(url);
  const data = plan?.data ? await answersFor(fastify, plan.data, look.locale) : null;
  const rendered = data && (await build.renderer.render(url, look.locale, origin, data.answers));
  const document = webDocument({
    build,
    look,
    nonce: cspNonceOf(reply),
    chunk: plan?.chunk ?? null,
    origin,
    address: url.pathname + url.search,
    rendered,
  });
  return reply
    .status(data?.status ?? (plan ? 200 : 404))
    .header('content-type', 'text/html; charset=utf-8')
    .header('vary', 'Cookie, Accept-Language')
    .send(document);
}

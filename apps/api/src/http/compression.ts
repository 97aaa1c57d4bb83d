import type { FastifyCompressOptions } from '@fastify/compress';
import { constants } from 'node:zlib';

/**
 * How answers are packed for browsers that ask for it: a phone on a slow net waits for bytes, not for our processor.
 * Brotli at a level at which it is as quick as gzip. Streams of events are written past this, so that each leaves at once.
 */
export const COMPRESSION: FastifyCompressOptions = {
  global: true,
  // Below this a packet is a packet.
  threshold: 1_400,
  encodings: ['br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
};

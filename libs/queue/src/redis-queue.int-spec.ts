import { redisUrl, uniquePrefix } from '@callboard/testing';
import Redis from 'ioredis';
import { describeQueueContract, type ContractServer } from './contract/queue.contract';

const offered = redisUrl();

if (offered === undefined) {
  process.stdout.write('    queues on Redis are not tested: no redis-server on the PATH and no REDIS_URL\n');
}

(offered === undefined ? describe.skip : describe)('queues on Redis', () => {
  const url = offered ?? 'redis://127.0.0.1:1';
  const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
  const namespace = uniquePrefix();
  const server: ContractServer = {
    connection: { databaseUrl, redisUrl: url, namespace },
    nowhere: { databaseUrl, redisUrl: 'redis://127.0.0.1:1', namespace },
    cut: async () => {
      const client = new Redis(url);
      await client.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await client.quit();
    },
  };

  afterAll(async () => {
    const client = new Redis(url);
    const keys = await client.keys(`${namespace}:*`);
    if (keys.length > 0) await client.del(...keys);
    await client.quit();
  });

  describeQueueContract(() => server);
});

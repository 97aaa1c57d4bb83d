import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/*.contract.ts'];
const TESTS = [...SPECS, 'test/**', 'bench/**', 'libs/testing/**'];

const NOT_HERE = 'The environment is parsed once, in libs/config; take the value as an argument.';
const ENVIRONMENT = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: NOT_HERE },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    message: NOT_HERE,
  },
];
const ENVIRONMENT_READ = [
  { selector: "MemberExpression[object.object.name='process'][object.property.name='env']", message: NOT_HERE },
  { selector: "VariableDeclarator > MemberExpression[object.name='process'][property.name='env']", message: NOT_HERE },
];
/** An argument that is neither a literal nor a template without holes may carry a user's text into SQL. */
const QUERY_METHODS =
  'orderBy|addOrderBy|addSelect|groupBy|addGroupBy|where|andWhere|orWhere|having|andHaving|orHaving|query';
const LITERAL_QUERY = {
  selector:
    `CallExpression[callee.property.name=/^(${QUERY_METHODS})$/] > ` +
    ':not(Literal, TemplateLiteral[expressions.length=0]).arguments:first-child',
  message: 'Sort, filter and select through a map from public word to column; SQL is a literal.',
};

/** What people read has a key and two languages; of what stands in a component itself one half would be missing. */
const IN_MESSAGES = 'Texts live in apps/web/src/messages, in both languages.';
const WORDS = [
  { selector: 'JSXText[value=/[A-Za-z\\u4e00-\\u9fff]/]', message: IN_MESSAGES },
  { selector: 'Literal[value=/[\\u4e00-\\u9fff]/]', message: IN_MESSAGES },
  { selector: 'TemplateElement[value.raw=/[\\u4e00-\\u9fff]/]', message: IN_MESSAGES },
  {
    selector: 'JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label|hint)$/] > Literal[value=/[A-Za-z]/]',
    message: IN_MESSAGES,
  },
];

const size = (max) => ['error', { max, skipBlankLines: false, skipComments: false }];

export default defineConfig(
  { ignores: ['**/node_modules/', '**/dist/', '.cache/', 'coverage/', 'libs/client/src/schema.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-require-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['error'] }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-param-reassign': 'error',
      // Of a constructor: more than seven dependencies are two classes.
      'max-params': ['error', 7],
      'max-depth': ['error', 4],
      complexity: ['error', 20],
      'max-lines': size(400),
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'no-restricted-syntax': ['error', ...ENVIRONMENT, LITERAL_QUERY],
    },
  },
  {
    // The web app: a component is markup, so it may be longer than a function; what people read is in message files.
    files: ['apps/web/src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines': size(250),
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'no-restricted-syntax': ['error', ...ENVIRONMENT, LITERAL_QUERY, ...WORDS],
    },
  },
  { files: ['**/*.controller.ts'], rules: { 'max-lines': size(150) } },
  {
    files: ['libs/config/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', LITERAL_QUERY] },
  },
  {
    // A process hands its environment to libs/config as a whole and reads nothing from it.
    files: ['apps/*/src/main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT_READ, LITERAL_QUERY] },
  },
  {
    // Repositories and migrations write the SQL that the rest only calls.
    files: ['libs/database/**/*.ts', 'libs/queue/src/migrate.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ENVIRONMENT] },
  },
  {
    files: TESTS.map((pattern) => (pattern.endsWith('/**') ? `${pattern}/*.ts` : pattern)),
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'max-params': 'off',
      'no-console': 'off',
      // A test starts processes with an environment of its own making, and asks the database what it likes.
      'no-restricted-syntax': 'off',
    },
  },
  {
    // Tables of data: their length is the subject's, not the code's.
    files: ['**/*-data.ts', '**/*.sql.ts', 'libs/messages/**/*.ts', 'apps/web/src/messages/*/*.ts'],
    rules: { 'max-lines': 'off', 'max-params': 'off' },
  },
);

// For `nest build <app>`: the CLI passes its defaults (decorators, node_modules as externals, paths of tsconfig.json)
// and this file adds what the monorepo needs. See scripts/build.mjs, which calls it for every app.
const { basename, join } = require('node:path');

/** The engine's worker threads: each a file of its own beside the main.js that may start it. */
const THREADS = { api: ['matching.worker'], worker: ['matching.worker', 'market.worker'] };
const threadFile = (name) => join(__dirname, `libs/matching-pool/src/${name}.ts`);

module.exports = (options) => {
  const app = basename(join(options.output.filename, '..'));
  return {
    ...options,
    entry: {
      main: options.entry,
      ...Object.fromEntries((THREADS[app] ?? []).map((name) => [name, threadFile(name)])),
    },
    output: {
      ...options.output,
      path: join(__dirname, 'dist'),
      filename: `apps/${app}/[name].js`,
      chunkFilename: `apps/${app}/[name].js`,
    },
    devtool: 'source-map',
    module: {
      // An interface in a decorated signature looks like a missing export from here; `tsc` knows better.
      parser: { javascript: { exportsPresence: false } },
      rules: [
        // The supervisor stays small: what it does not use of a lib is left out, because a barrel does nothing itself.
        ...(app === 'standalone' ? [{ test: /libs\/.*\/index\.ts$/, sideEffects: false }] : []),
        {
          test: /\.ts$/,
          exclude: /node_modules/,
          use: {
            loader: 'builtin:swc-loader',
            options: {
              jsc: {
                target: 'es2023',
                parser: { syntax: 'typescript', decorators: true },
                transform: { legacyDecorator: true, decoratorMetadata: true },
                keepClassNames: true,
              },
            },
          },
        },
      ],
    },
    optimization: { nodeEnv: false, sideEffects: true, providedExports: true, usedExports: true, chunkIds: 'named' },
    ignoreWarnings: [],
    plugins: [...options.plugins, new FailOnMissing()],
  };
};

/** A module that cannot be found is sometimes only a warning, and the build would succeed with a hole in it. */
class FailOnMissing {
  apply(compiler) {
    compiler.hooks.afterCompile.tap('FailOnMissing', (compilation) => {
      const missing = compilation.warnings.filter((warning) => /not found|can't resolve/i.test(warning.message));
      compilation.errors.push(...missing.map((warning) => new Error(warning.message)));
    });
  }
}

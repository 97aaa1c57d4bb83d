/** What a run of the simulation is asked for. */
export interface SimulateOptions {
  readonly scale: number;
  readonly seed: number;
  readonly months: number;
  readonly supply: number;
  readonly out: string;
  readonly threads: number;
}

export const USAGE =
  'npm run simulate -- --scale 0.01|0.1|1 [--seed 1] [--months 1] [--supply 1] [--threads 2] [--out simulation]\n' +
  '  --scale    share of the nation: 1 is 3,000 shoots a month and 630,000 people\n' +
  '  --seed     another number draws another market\n' +
  '  --months   months of postings that follow each other\n' +
  '  --supply   people beside those of the market: under 1 they are scarce\n' +
  '  --threads  threads of the engine; they change the time and nothing else\n' +
  '  --out      folder for index.html, summary.json, people.csv and slots.csv';

/** What is wrong with the arguments and what to do about it. */
export class ArgumentError extends Error {}

interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const NUMBERS: Readonly<Record<'scale' | 'seed' | 'months' | 'supply' | 'threads', NumberRule>> = {
  scale: { least: 0.001, most: 1, whole: false },
  seed: { least: 0, most: 1_000_000_000, whole: true },
  months: { least: 1, most: 12, whole: true },
  supply: { least: 0.05, most: 1, whole: false },
  threads: { least: 1, most: 64, whole: true },
};

function numberOf(name: keyof typeof NUMBERS, text: string): number {
  const { least, most, whole } = NUMBERS[name];
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  throw new ArgumentError(`--${name} must be ${kind} from ${least} to ${most}, not "${text}".`);
}

/** Reads the command line; throws {@link ArgumentError} with a sentence that says what to do. */
export function parseArguments(args: readonly string[]): SimulateOptions {
  const given = new Map<string, string>();
  for (let k = 0; k < args.length; k += 1) {
    const [flag = '', joined] = args[k]!.split(/=(.*)/s);
    const name = flag.replace(/^--/, '');
    if (!flag.startsWith('--') || (!(name in NUMBERS) && name !== 'out')) {
      throw new ArgumentError(
        `"${args[k]}" is not known. Use --scale, --seed, --months, --supply, --threads or --out.`,
      );
    }
    if (given.has(name)) throw new ArgumentError(`--${name} is given twice. Give it once.`);
    const value = joined ?? args[++k];
    if (value === undefined || value.startsWith('--') || value === '') {
      throw new ArgumentError(
        `--${name} needs a value behind it, such as --${name} ${name === 'out' ? 'simulation' : 1}.`,
      );
    }
    given.set(name, value);
  }
  const scale = given.get('scale');
  if (scale === undefined) throw new ArgumentError('--scale is missing. Begin with --scale 0.01, which takes seconds.');
  return {
    scale: numberOf('scale', scale),
    seed: numberOf('seed', given.get('seed') ?? '1'),
    months: numberOf('months', given.get('months') ?? '1'),
    supply: numberOf('supply', given.get('supply') ?? '1'),
    threads: numberOf('threads', given.get('threads') ?? '2'),
    out: given.get('out') ?? 'simulation',
  };
}

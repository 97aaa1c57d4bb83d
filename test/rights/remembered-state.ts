import { Pool } from 'pg';

/** What requests leave behind that is no change of anything: keys against repetition, counted tries, notes of changes. */
const TRACES = ['idempotency_key', 'login_failure', 'match_change'];

/** One row that came or went. */
export interface RowChange {
  readonly table: string;
  readonly sign: '+' | '-';
  readonly row: Record<string, unknown>;
}

const SETUP = `
CREATE SCHEMA remembered;
CREATE FUNCTION remembered.tables() RETURNS SETOF name LANGUAGE sql STABLE AS $$
  SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename !~ 'migration' ORDER BY 1
$$;
CREATE FUNCTION remembered.remember() RETURNS void LANGUAGE plpgsql AS $$
DECLARE t name;
BEGIN
  FOR t IN SELECT remembered.tables() LOOP
    EXECUTE format('DROP TABLE IF EXISTS remembered.%I', t);
    EXECUTE format('CREATE TABLE remembered.%I AS TABLE public.%I', t, t);
  END LOOP;
END $$;
CREATE FUNCTION remembered.fingerprints(place text) RETURNS TABLE (name name, print text) LANGUAGE plpgsql AS $$
BEGIN
  FOR name IN SELECT remembered.tables() LOOP
    EXECUTE format('SELECT count(*) || '':'' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM %I.%I t', place, name) INTO print;
    RETURN NEXT;
  END LOOP;
END $$;
CREATE FUNCTION remembered.restore(names name[]) RETURNS void LANGUAGE plpgsql SET session_replication_role = 'replica' AS $$
DECLARE t name;
BEGIN
  FOREACH t IN ARRAY names LOOP
    EXECUTE format('DELETE FROM public.%I', t);
    EXECUTE format('INSERT INTO public.%I SELECT * FROM remembered.%I', t, t);
  END LOOP;
END $$;
CREATE FUNCTION remembered.everything(unwanted text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE t record;
BEGIN
  FOR t IN SELECT schemaname, tablename FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'remembered') AND NOT tablename = ANY(unwanted) LOOP
    RETURN QUERY EXECUTE format('SELECT %L || '' '' || t::text FROM %I.%I t', t.schemaname || '.' || t.tablename, t.schemaname, t.tablename);
  END LOOP;
END $$;
CREATE FUNCTION remembered.changes(t name) RETURNS TABLE (sign text, "row" jsonb) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY EXECUTE format(
    'SELECT ''+'', to_jsonb(p) FROM (TABLE public.%1$I EXCEPT ALL TABLE remembered.%1$I) p
     UNION ALL SELECT ''-'', to_jsonb(m) FROM (TABLE remembered.%1$I EXCEPT ALL TABLE public.%1$I) m', t);
END $$;
`;

/**
 * A state of the database that is remembered row by row, compared with what is there, and brought back, so that each
 * request of a test meets the same rows under the same ids.
 */
export class RememberedState {
  private prints = new Map<string, string>();

  private constructor(private readonly db: Pool) {}

  /** @param superuserUrl of a database that nobody else uses */
  static async open(superuserUrl: string): Promise<RememberedState> {
    const db = new Pool({ connectionString: superuserUrl, max: 1 });
    await db.query(SETUP);
    return new RememberedState(db);
  }

  /** Remembers what is there now. */
  async remember(): Promise<void> {
    await this.db.query('SELECT remembered.remember()');
    this.prints = await this.fingerprints();
  }

  /** The tables that are not as remembered, traces of requests left aside. */
  async changed(): Promise<string[]> {
    return (await this.differing()).filter((table) => !TRACES.includes(table));
  }

  /** Rows that came and went, table by table, traces left aside. */
  async changes(): Promise<RowChange[]> {
    const found: RowChange[] = [];
    for (const table of await this.changed()) {
      const { rows } = await this.db.query<Omit<RowChange, 'table'>>('SELECT * FROM remembered.changes($1)', [table]);
      found.push(...rows.map((row) => ({ table, ...row })));
    }
    return found;
  }

  /** Rows that are new in the given tables, as text. */
  async written(tables: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const table of (await this.differing()).filter((each) => tables.includes(each))) {
      const { rows } = await this.db.query<RowChange>('SELECT * FROM remembered.changes($1)', [table]);
      found.push(...rows.filter((row) => row.sign === '+').map((row) => `${table} ${JSON.stringify(row.row)}`));
    }
    return found;
  }

  /** Every row of every table but the given ones and those of the server itself, as text. */
  async everything(except: readonly string[]): Promise<string[]> {
    const { rows } = await this.db.query<{ line: string }>('SELECT line FROM remembered.everything($1) AS t(line)', [
      except,
    ]);
    return rows.map((row) => row.line);
  }

  /** Brings the remembered rows back; returns the tables that had changed, traces left aside. */
  async restore(): Promise<string[]> {
    const differing = await this.differing();
    if (differing.length > 0) await this.db.query('SELECT remembered.restore($1)', [differing]);
    return differing.filter((table) => !TRACES.includes(table));
  }

  async close(): Promise<void> {
    await this.db.end();
  }

  private async differing(): Promise<string[]> {
    const now = await this.fingerprints();
    return [...now].filter(([table, print]) => this.prints.get(table) !== print).map(([table]) => table);
  }

  private async fingerprints(): Promise<Map<string, string>> {
    const { rows } = await this.db.query<{ name: string; print: string }>(
      `SELECT * FROM remembered.fingerprints('public')`,
    );
    return new Map(rows.map((row) => [row.name, row.print]));
  }
}

import type { Client } from 'pg';

/** What belongs to an extension is the extension's affair. */
const OWN = (oid: string, kind: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${kind}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;

/** Queries of one text column each, so that the snapshot is a plain sorted list. */
const PARTS: ReadonlyArray<{ title: string; query: string }> = [
  {
    title: 'extensions',
    query: `SELECT extname AS line FROM pg_extension WHERE extname <> 'plpgsql'`,
  },
  {
    title: 'columns',
    query: `SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                          CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
                          CASE WHEN d.adbin IS NULL THEN '' ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END
                   ) AS line
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
               AND ${OWN('c.oid', 'pg_class')}`,
  },
  {
    title: 'constraints',
    // Since Postgres 18 NOT NULL is a constraint too; the columns above show it on every version.
    query: `SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
              FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND ${OWN('oid', 'pg_constraint')}`,
  },
  {
    title: 'indexes',
    query: `SELECT pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END AS line
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
             WHERE c.relnamespace = 'public'::regnamespace`,
  },
  {
    title: 'functions',
    query: `SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p
             WHERE p.pronamespace = 'public'::regnamespace AND ${OWN('p.oid', 'pg_proc')}`,
  },
  {
    title: 'triggers',
    query: `SELECT format('%s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled) AS line
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal`,
  },
  {
    title: 'grants to callboard_app',
    query: `SELECT format('%s %s', c.relname, string_agg(acl.privilege_type, ' ' ORDER BY acl.privilege_type)) AS line
              FROM pg_class c, aclexplode(c.relacl) acl
             WHERE c.relnamespace = 'public'::regnamespace AND acl.grantee = 'callboard_app'::regrole
             GROUP BY c.relname
            UNION ALL
            SELECT format('%s %s', p.oid::regprocedure, acl.privilege_type)
              FROM pg_proc p, aclexplode(p.proacl) acl
             WHERE p.pronamespace = 'public'::regnamespace AND acl.grantee = 'callboard_app'::regrole
               AND ${OWN('p.oid', 'pg_proc')}`,
  },
];

/** Everything the migrations made in the schema `public` and the application's rights on it, as text. */
export async function readCatalogue(client: Client): Promise<string> {
  const sections: string[] = [];
  for (const { title, query } of PARTS) {
    const { rows } = await client.query<{ line: string }>(`SELECT line FROM (${query}) part ORDER BY line COLLATE "C"`);
    sections.push([`# ${title}`, ...rows.map((row) => row.line.trimEnd())].join('\n'));
  }
  return `${sections.join('\n\n')}\n`;
}

/** Lines that only one of two catalogues has, with `-` for those of the first and `+` for those of the second. */
export function catalogueDifference(expected: string, actual: string): string[] {
  const [before, after] = [new Set(expected.split('\n')), new Set(actual.split('\n'))];
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}

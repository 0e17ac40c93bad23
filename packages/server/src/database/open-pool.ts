import pg from 'pg';

/**
 * Connections to the database. One that is lost ends what runs on it, never the process: at rest, in use and while it
 * is opened.
 * @param most how many together
 */
export function openPool(config: pg.ClientConfig, most: number, idleMs = 60_000): pg.Pool {
  const pool = new pg.Pool({ ...config, max: most, idleTimeoutMillis: idleMs });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

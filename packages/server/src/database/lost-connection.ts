/** Whether an error says that the database could not be reached, or went away under a statement. */

/** Of the operating system, where a socket is opened or breaks. */
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);
/** Of PostgreSQL: ended by the administrator, by a crash, still starting or already stopping; class 08 is the connection. */
const STATE = /^(?:57P0[1235]|08\w{3})$/;
/** Of the driver, which gives no code. */
const DRIVER =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/;

export function isConnectionLost(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // A file that is missing says ENOENT as well; the socket says that it was for a connection.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return SYSTEM.has(code) || STATE.test(code) || DRIVER.test(error.message);
}

/** E-mail without content: off unless the installation names a server, and then a sentence and its own address. */
import { createTransport } from 'nodemailer';
import { z } from 'zod';

/** Milliseconds in which a mail server has to answer: a transaction waits for it. */
const PATIENCE = 10_000;

export interface Mail {
  /** Where the installation is opened by its users. */
  readonly address: string;
  /** @throws Error where the server did not take it; it names no recipient */
  send(to: string, subject: string, text: string): Promise<void>;
}
const settings = z.object({
  /** `smtps://USER:PASSWORD@HOST:465`, `smtp://HOST:25` */
  server: z.url({ protocol: /^smtps?$/ }),
  from: z.email(),
  address: z.url({ protocol: /^https?$/ }),
});
export type MailSettings = z.infer<typeof settings>;

/** A code of the mail library, such as ECONNREFUSED; the message of its error could repeat an address. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'refused';

export function openMail({ server, from, address }: MailSettings): Mail {
  const transport = createTransport(server, {
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    address,
    async send(to, subject, text) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), PATIENCE);
      });
      try {
        await Promise.race([transport.sendMail({ to, subject, text }), late]);
      } catch (error) {
        throw new Error(`the mail server did not take a reminder: ${codeOf(error)}`);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * What the environment says: all three or none.
 * @throws Error that names what is missing or cannot be read
 */
export function mailFrom(environment: Readonly<Record<string, string | undefined>>): Mail | null {
  const said = {
    server: environment['OPENMARA_SMTP'],
    from: environment['OPENMARA_MAIL_FROM'],
    address: environment['OPENMARA_ADDRESS'],
  };
  if (!said.server) return null;
  const read = settings.safeParse(said);
  if (read.success) return openMail(read.data);
  const names = { server: 'OPENMARA_SMTP', from: 'OPENMARA_MAIL_FROM', address: 'OPENMARA_ADDRESS' };
  const wrong = Object.entries(names).filter(([key]) =>
    read.error.issues.some(({ path }) => path[0] === key),
  );
  throw new Error(
    `For e-mail, set OPENMARA_SMTP (smtps://USER:PASSWORD@HOST:465), OPENMARA_MAIL_FROM (an address) and OPENMARA_ADDRESS (https://…). To be mended: ${wrong.map(([, name]) => name).join(', ')}.`,
  );
}

import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { SMTPServer, SMTPServerOptions } from 'smtp-server';
import { Mail } from './port';
import { SmtpMailer } from './smtp-mailer';

const MAIL: Mail = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  to: 'min.zhou@post.example',
  subject: '定档了：雪夜归人',
  text: '灯光师定档，10 月 14 日至 10 月 22 日。\n\nhttps://callboard.example/me/jobs/1\n',
};
const FROM = '通告板 <no-reply@callboard.example>';
const QUICK = { connect: 2_000, silence: 400, total: 1_500 };

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly user: unknown;
}

let received: Received[] = [];
let close: () => Promise<void> = () => Promise.resolve();

afterEach(async () => {
  await close();
  received = [];
});

/** A real SMTP server on a port of its own, which keeps what it gets. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<string> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: session.user,
        });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => new Promise((resolve) => void server.close(resolve));
  return `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

/** A server that says what it is told to and may hang up in the middle. */
async function rudeServer(talk: (line: string, socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 rude\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString('utf8').split('\r\n')) if (line !== '') talk(line, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const send = (address: string, auth = ''): ReturnType<SmtpMailer['send']> =>
  new SmtpMailer(`smtp://${auth}${address}`, FROM, QUICK).send(MAIL);

/** Answers of a server that takes a mail up to the end of its text. */
const POLITE: Readonly<Record<string, string>> = { EHLO: '250 rude', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go' };
const politely = (line: string, socket: Socket): void => {
  const answer = POLITE[line.slice(0, 4).toUpperCase()];
  if (answer) socket.write(`${answer}\r\n`);
};

describe('a mail by SMTP', () => {
  it('arrives with its text, its sender and a Message-ID that is the same each time', async () => {
    const address = await smtpServer();
    expect((await send(address)).kind).toBe('sent');
    expect((await send(address)).kind).toBe('sent');
    expect(received).toHaveLength(2);
    const [{ from, to, raw }] = received as [Received];
    expect({ from, to }).toEqual({ from: 'no-reply@callboard.example', to: ['min.zhou@post.example'] });
    const ids = received.map((mail) => /^Message-ID: (.*)$/im.exec(mail.raw)![1]);
    expect(ids).toEqual(Array(2).fill(`<${MAIL.id}@callboard.example>`));
    const [head, body] = raw.split('\r\n\r\n') as [string, string];
    expect(decodedSubject(head)).toBe(MAIL.subject);
    expect(decodedText(head, body)).toContain('灯光师定档，10 月 14 日至 10 月 22 日。');
  });

  it('signs in with the name and password of the URL', async () => {
    const options: SMTPServerOptions = {
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'cb' && password === 'p@ss') return done(null, { user: username });
        return done(new Error('no'));
      },
      allowInsecureAuth: true,
    };
    const address = await smtpServer(options);
    expect((await send(address, 'cb:p%40ss@')).kind).toBe('sent');
    expect(received[0]!.user).toBe('cb');
    expect(await send(address, 'cb:wrong@')).toEqual({ kind: 'later', error: 'smtp.535' });
    expect(received).toHaveLength(1);
  });

  it('that is refused for good, or for now, says so by a code without the address', async () => {
    const answers = [550, 451];
    const address = await smtpServer({
      onRcptTo: (rcpt, _session, done) => {
        done(Object.assign(new Error(`no such user ${rcpt.address}`), { responseCode: answers.shift() }));
      },
    });
    expect(await send(address)).toEqual({ kind: 'refused', error: 'smtp.550' });
    expect(await send(address)).toEqual({ kind: 'later', error: 'smtp.451' });
    expect(received).toEqual([]);
  });

  it('that a server turns away at the door may come again', async () => {
    const address = await smtpServer({
      onConnect: (_session, done) => done(Object.assign(new Error('closed'), { responseCode: 554 })),
    });
    expect(await send(address)).toEqual({ kind: 'later', error: 'smtp.554' });
  });

  it('to a server that is not there has not gone out', async () => {
    const address = await rudeServer(() => undefined);
    await close();
    close = () => Promise.resolve();
    expect((await send(address)).kind).toBe('later');
  });

  it('to a server that falls silent, or hangs up, before the text has not gone out', async () => {
    expect((await send(await rudeServer(() => undefined))).kind).toBe('later');
    await close();
    const gone = await rudeServer((line, socket) =>
      line.startsWith('RCPT') ? socket.destroy() : politely(line, socket),
    );
    expect((await send(gone)).kind).toBe('later');
  });

  it('of which the text was given and no answer came may have gone out', async () => {
    // Silent after the text.
    expect((await send(await rudeServer(politely))).kind).toBe('unknown');
    await close();
    const gone = await rudeServer((line, socket) => (line === '.' ? socket.destroy() : politely(line, socket)));
    expect((await send(gone)).kind).toBe('unknown');
  });

  it('whose text was answered with a refusal has not gone out', async () => {
    const address = await rudeServer((line, socket) => {
      if (line === '.') socket.write('554 spam\r\n');
      else politely(line, socket);
    });
    expect(await send(address)).toEqual({ kind: 'refused', error: 'smtp.554' });
  });

  it('is given up after a while by a server that only ever drips', async () => {
    const address = await rudeServer((line, socket) => {
      if (!line.startsWith('EHLO')) return;
      const drip = setInterval(() => socket.write('250-still here\r\n'), 100);
      socket.on('close', () => clearInterval(drip));
    });
    const begun = Date.now();
    expect((await send(address)).kind).toBe('later');
    expect(Date.now() - begun).toBeLessThan(QUICK.total + 1_000);
  });
});

function decodedSubject(head: string): string {
  const subject = /^Subject: (.*)$/im.exec(head.replace(/\r\n\s/g, ' '))![1]!;
  const words = [...subject.matchAll(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi)];
  return words
    .map(([, kind, text]) =>
      kind!.toUpperCase() === 'B' ? Buffer.from(text!, 'base64').toString('utf8') : unquoted(text!.replace(/_/g, ' ')),
    )
    .join('');
}

function decodedText(head: string, body: string): string {
  if (/Content-Transfer-Encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return unquoted(body.replace(/=\r\n/g, ''));
}

function unquoted(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

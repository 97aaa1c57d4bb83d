import { parseJob } from './envelope';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const ids = { requestId: 'r', outboxId: 'o' };

describe('parseJob', () => {
  it('reads a job of the catalogue', () => {
    expect(parseJob('match.run', { ...ids, payload: { runId: ID } })).toEqual({
      ok: true,
      job: 'match.run',
      payload: { runId: ID },
      ...ids,
    });
  });

  it.each([
    ['a payload with more than its ids', 'match.run', { ...ids, payload: { runId: ID, phone: '1' } }],
    ['a payload without its id', 'match.run', { ...ids, payload: {} }],
    ['no envelope', 'match.run', { runId: ID }],
    ['an envelope with more in it', 'match.run', { ...ids, payload: { runId: ID }, phone: '1' }],
    ['nothing', 'match.run', undefined],
  ])('gives up on %s', (_what, name, data) => {
    expect(parseJob(name, data)).toMatchObject({ ok: false, retry: false });
  });

  it('leaves a job it does not know to another version', () => {
    expect(parseJob('match.walk', { ...ids, payload: {} })).toMatchObject({ ok: false, retry: true, outboxId: 'o' });
  });

  it('tells what is wrong without the value', () => {
    const parsed = parseJob('match.run', { ...ids, payload: { runId: '13800138000' } });
    expect(parsed).toMatchObject({ reason: 'payload of match.run does not parse: runId invalid_format' });
  });
});

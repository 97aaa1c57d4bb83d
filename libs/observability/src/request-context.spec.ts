import { isId } from '@callboard/domain';
import { RequestContext, requestIdFrom } from './request-context';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('requestIdFrom', () => {
  it('takes the trace id of a traceparent before anything else', () => {
    const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, 'x-request-id': 'from-a-proxy-0001' };
    expect(requestIdFrom(headers)).toBe(TRACE);
  });

  it('takes a well-formed x-request-id', () => {
    expect(requestIdFrom({ 'x-request-id': 'from-a-proxy-0001' })).toBe('from-a-proxy-0001');
  });

  it.each([
    ['nothing', {}],
    ['a zero trace', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }],
    ['a broken trace', { traceparent: `00-${TRACE}` }],
    ['a line break', { 'x-request-id': 'from-a-proxy\n0001' }],
    ['something short, such as a phone number', { 'x-request-id': '13800138000' }],
    ['a long number, such as that of an identity card', { 'x-request-id': '110101199003070000' }],
    ['something endless', { 'x-request-id': 'a'.repeat(65) }],
  ])('makes a new id for %s', (_what, headers) => {
    expect(isId(requestIdFrom(headers))).toBe(true);
  });
});

describe('RequestContext', () => {
  it('follows the work through awaits and keeps neighbours apart', async () => {
    const seen = await Promise.all(
      ['a', 'b'].map((requestId) =>
        RequestContext.run({ requestId }, async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          RequestContext.setActor(`actor of ${requestId}`);
          await Promise.resolve();
          return RequestContext.current();
        }),
      ),
    );
    expect(seen).toEqual([
      { requestId: 'a', actorId: 'actor of a' },
      { requestId: 'b', actorId: 'actor of b' },
    ]);
  });

  it('is empty outside of a request, where setting an actor does nothing', () => {
    RequestContext.setActor('nobody');
    expect(RequestContext.current()).toBeUndefined();
    expect(isId(RequestContext.requestId())).toBe(true);
  });
});

import fc from 'fast-check';
import { baseIds, baseIndex, bases, getBase, greatCircleKm, isBaseId, travelMinutes } from './base';

const anyBase = fc.constantFrom(...baseIds);

describe('bases', () => {
  it('are at least thirty, inside China, with unique ids and names', () => {
    expect(bases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(baseIds).size).toBe(bases.length);
    expect(new Set(bases.map((base) => base.zh)).size).toBe(bases.length);
    expect(new Set(bases.map((base) => base.en)).size).toBe(bases.length);
    for (const base of bases) {
      expect(base.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(base.latitude).toBeGreaterThan(18);
      expect(base.latitude).toBeLessThan(54);
      expect(base.longitude).toBeGreaterThan(73);
      expect(base.longitude).toBeLessThan(135);
      expect(base.timeZone).toBe('Asia/Shanghai');
    }
  });

  it('include the places that the market is known for', () => {
    for (const id of ['hengdian', 'zhengzhou', 'xian', 'qingdao', 'xiangshan', 'foshan-nanhai', 'dunhuang']) {
      expect(isBaseId(id)).toBe(true);
    }
    expect(getBase('hengdian')).toMatchObject({ zh: '横店', province: '浙江' });
    expect(bases[baseIndex('xian')]?.id).toBe('xian');
  });

  it('refuse an unknown id with a code', () => {
    expect(isBaseId('Hengdian')).toBe(false);
    expect(isBaseId(undefined)).toBe(false);
    const unknown = expect.objectContaining({ code: 'shoot.unknownBase', params: { base: 'hollywood' } });
    expect(() => getBase('hollywood')).toThrow(unknown);
    expect(() => travelMinutes('hengdian', 'hollywood')).toThrow(unknown);
    expect(() => travelMinutes('hollywood', 'hollywood')).toThrow(unknown);
  });

  it('lie where a map says', () => {
    // A quarter of the meridian on the sphere, and two distances read from a map.
    expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 0 })).toBeCloseTo(10007.5, 0);
    const [huairou, songjiang] = [getBase('beijing-huairou'), getBase('shanghai-songjiang')];
    expect(greatCircleKm(huairou, songjiang)).toBeGreaterThan(1080);
    expect(greatCircleKm(huairou, songjiang)).toBeLessThan(1160);
    expect(greatCircleKm(getBase('guangzhou'), getBase('foshan-nanhai'))).toBeLessThan(45);
  });
});

describe('travel minutes', () => {
  it('are symmetric, 0 only at home, whole multiples of five, under a day', () => {
    fc.assert(
      fc.property(anyBase, anyBase, (a, b) => {
        const minutes = travelMinutes(a, b);
        expect(minutes).toBe(travelMinutes(b, a));
        expect(minutes === 0).toBe(a === b);
        expect(minutes % 5).toBe(0);
        expect(minutes).toBeLessThan(24 * 60);
      }),
    );
  });

  it('never shrink with distance, the strait aside', () => {
    const mainland = bases.filter((base) => base.province !== '海南');
    const pairs = mainland.flatMap((a) =>
      mainland.map((b) => [greatCircleKm(a, b), travelMinutes(a.id, b.id)] as const),
    );
    pairs.sort(([a], [b]) => a - b);
    pairs.reduce((before, pair) => {
      expect(pair[1]).toBeGreaterThanOrEqual(before[1]);
      return pair;
    });
  });

  it('use the road nearby, rail further on and flight as a cap', () => {
    // 24 + 1.1 x 36 km of road; 120 + 0.36 x 844 km of rail is beaten by 330 + 844 km at 700 km/h.
    expect(travelMinutes('guangzhou', 'foshan-nanhai')).toBe(65);
    expect(travelMinutes('zhengzhou', 'kaifeng')).toBeLessThan(100);
    expect(travelMinutes('hengdian', 'shanghai-songjiang')).toBeGreaterThan(180);
    expect(travelMinutes('hengdian', 'shanghai-songjiang')).toBeLessThanOrEqual(240);
    expect(travelMinutes('hengdian', 'zhengzhou')).toBeGreaterThan(240);
    expect(travelMinutes('hengdian', 'zhengzhou')).toBeLessThanOrEqual(420);
    expect(travelMinutes('hengdian', 'dunhuang')).toBeGreaterThan(480);
    expect(travelMinutes('hengdian', 'dunhuang')).toBeLessThanOrEqual(720);
  });

  it('know that no train crosses to Hainan', () => {
    expect(travelMinutes('haikou', 'zhuhai')).toBeGreaterThan(330);
    expect(travelMinutes('haikou', 'sanya')).toBeLessThan(240);
  });
});

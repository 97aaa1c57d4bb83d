import { normaliseCreditCode } from './credit-code';

describe('unified social credit codes', () => {
  it.each(['91350100M000100Y43', '91110000600037341L', ' 91350100m000100y43 ', '９１３５０１００M000100Y43'])(
    'takes %s',
    (text) => {
      expect(normaliseCreditCode(text)).toBe(text.normalize('NFKC').trim().toUpperCase());
    },
  );

  it('refuses every single changed character', () => {
    const code = '91350100M000100Y43';
    for (let index = 0; index < code.length; index += 1) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other === code[index]) continue;
        expect(normaliseCreditCode(`${code.slice(0, index)}${other}${code.slice(index + 1)}`)).toBeNull();
      }
    }
  });

  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', '9135O100M000100Y43'])(
    'refuses %s',
    (text) => {
      expect(normaliseCreditCode(text)).toBeNull();
    },
  );
});

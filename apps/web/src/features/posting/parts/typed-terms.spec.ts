import { changedTerms, clashes, untouched } from './typed-terms';

const made = { payLowFen: 500, payHighFen: 900, requirements: 'own monitor' };

describe('a form under which a posting changes', () => {
  const typed = { ...made, requirements: 'own follow focus' };

  it('sends what was typed, and nothing that somebody else has changed meanwhile', () => {
    const newer = { ...made, payLowFen: 600 };
    const shown = { ...typed, ...untouched(typed, made, newer) };
    expect(shown).toEqual({ payLowFen: 600, payHighFen: 900, requirements: 'own follow focus' });
    expect(changedTerms(shown, newer)).toEqual({ requirements: 'own follow focus' });
  });

  it('knows a field that both changed, to something different', () => {
    expect(clashes(typed, made, { ...made, requirements: 'own lamp' })).toBe(true);
    expect(clashes(typed, made, { ...made, requirements: 'own follow focus' })).toBe(false);
    expect(clashes(typed, made, { ...made, payLowFen: 600 })).toBe(false);
  });
});

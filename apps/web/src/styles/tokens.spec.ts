import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themes, tokensCss, type StatePaint, type Theme } from './tokens';

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const channel = parseInt(hex.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function textPairs({ palette: p, states }: Theme): [string, string, string][] {
  const grounds = { layout: p.bgLayout, container: p.bgContainer, elevated: p.bgElevated };
  return [
    ...Object.entries(grounds).flatMap(([name, ground]) =>
      (
        [
          'text',
          'textSecondary',
          'textTertiary',
          'link',
          'linkHover',
          'errorText',
          'warningText',
          'successText',
        ] as const
      ).map((text): [string, string, string] => [`${text} on ${name}`, p[text], ground]),
    ),
    ['text on primary', p.onPrimary, p.primary],
    ['text on primary hover', p.onPrimary, p.primaryHover],
    ['text on primary active', p.onPrimary, p.primaryActive],
    ['text on danger', p.onError, p.error],
    ['success text on its ground', p.successText, p.successBg],
    ['warning text on its ground', p.warningText, p.warningBg],
    ['error text on its ground', p.errorText, p.errorBg],
    ['text on primary ground', p.text, p.primaryBg],
    ['third text on skeleton', p.textTertiary, p.skeleton],
    ...Object.entries(states).flatMap(([name, paint]: [string, StatePaint]) => [
      [`state ${name}`, paint.text, paint.fill] as [string, string, string],
      ...(paint.stripe ? [[`stripe of ${name}`, paint.text, paint.stripe] as [string, string, string]] : []),
    ]),
  ];
}

function linePairs({ palette: p, states }: Theme): [string, string, string][] {
  return [
    ['border of controls', p.border, p.bgContainer],
    ['border of controls on the page', p.border, p.bgLayout],
    ['focus on the page', p.focus, p.bgLayout],
    ['focus on a card', p.focus, p.bgContainer],
    ...Object.entries(states).flatMap(([name, paint]: [string, StatePaint]) =>
      paint.border ? [[`edge of ${name}`, paint.border, paint.fill] as [string, string, string]] : [],
    ),
  ];
}

describe.each(Object.entries(themes))('the %s theme', (_name, theme) => {
  it.each(textPairs(theme))('%s can be read', (_pair, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(linePairs(theme))('%s can be seen', (_pair, line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('has no white anywhere in set mode', () => {
  const colours = JSON.stringify(themes.set).match(/#[0-9A-F]{6}/gi)!;
  expect(Math.max(...colours.map(luminance))).toBeLessThan(0.86);
});

it('is what the style sheet says', () => {
  expect(readFileSync(join(__dirname, 'tokens.css'), 'utf8')).toBe(tokensCss());
});

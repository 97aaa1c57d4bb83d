import fontSheet from '@fontsource-variable/noto-sans-sc/index.css?url';

/** The web font's style sheet, for those who run no script. */
export { fontSheet };

function pixels(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 16;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return character;
  context.font = `16px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'top';
  context.fillText(character, 0, 0);
  return context.getImageData(0, 0, 16, 16).data.join();
}

/**
 * Adds the web font where the machine has no Chinese one: then a common and a rare character are drawn as the same
 * box. `?font=web` adds it in any case, for pictures that are the same everywhere.
 */
export function ensureFont(): void {
  const forced = new URLSearchParams(location.search).get('font') === 'web';
  if (!forced && pixels('永') !== pixels('鬱')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = fontSheet;
  document.head.append(link);
  if (forced) document.documentElement.style.setProperty('--cb-font', '"Noto Sans SC Variable", sans-serif');
}

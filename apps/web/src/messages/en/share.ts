import type { English } from '../text';
import type { share as source } from '../zh/share';

export const share: English<typeof source> = {
  share: 'Copy link',
  shareDone: 'Link copied, ready to paste',
  shareFailed: 'Copying does not work here; copy it from the address bar',
};

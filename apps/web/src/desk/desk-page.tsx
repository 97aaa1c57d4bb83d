import type { ComponentProps, ReactNode } from 'react';
import { Page } from '../app/page';
import { DeskProvider } from './provider';

/** The frame of a page that uses antd's components. */
export function DeskPage(props: ComponentProps<typeof Page>): ReactNode {
  return (
    <DeskProvider>
      <Page {...props} />
    </DeskProvider>
  );
}

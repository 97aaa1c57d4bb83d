import type { ReactNode } from 'react';

export default function Stub(): ReactNode {
  return null;
}

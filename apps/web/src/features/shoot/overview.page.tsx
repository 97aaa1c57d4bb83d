import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { ShootFrame } from '../../app/shoot-frame';

export default function OverviewPage(): ReactNode {
  const { shoot = '' } = useParams();
  return (
    <ShootFrame shootId={shoot} active="overview">
      {null}
    </ShootFrame>
  );
}

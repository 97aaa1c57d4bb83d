import type { ReactNode } from 'react';
import { BlockPerson } from '../../../app/block/block-person';
import { useMay } from '../../../app/rights';
import { useShoot } from '../../../app/shoot';

interface BlockKnownProps {
  readonly shootId: string;
  readonly person: { readonly personId: string; readonly displayName: string };
}

/** The quiet way to block somebody whom a fill shows; nothing for those who may not. */
export function BlockKnown({ shootId, person: { personId: id, displayName } }: BlockKnownProps): ReactNode {
  const companyId = useShoot(shootId).data?.companyId;
  const mayBlock = useMay(companyId)('block.manage');
  return companyId && mayBlock ? <BlockPerson companyId={companyId} person={{ id, displayName }} /> : null;
}

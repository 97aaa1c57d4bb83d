import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useBlockPerson, type BlockedPerson } from '../../../app/block/api';
import { BlockCard, BlockRow } from '../../../app/block/block-list';
import { blockTexts } from '../../../messages/block';
import { useText } from '../../../messages/locale';

interface RowProps {
  readonly companyId: string;
  readonly block: BlockedPerson;
}

function Row({ companyId, block: { person, ...block } }: RowProps): ReactNode {
  return <BlockRow {...block} name={person.displayName} act={useBlockPerson(companyId, person.personId)} />;
}

/** People whom the company has blocked, each with the way back; for those who may send offers. */
export function Blocks({ companyId }: { companyId: string }): ReactNode {
  const t = useText(blockTexts);
  const query = useInfiniteQuery({
    queryKey: keys.companyBlocks(companyId),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/companies/{companyId}/blocks', {
          params: { path: { companyId }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <BlockCard
      title={t('oursTitle')}
      text={t('oursText')}
      none={t('oursNone')}
      query={query}
      row={(block) => <Row key={block.person.personId} companyId={companyId} block={block} />}
    />
  );
}

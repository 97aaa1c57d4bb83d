import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, unwrap } from '../../../api/client';
import { keys } from '../../../api/keys';
import { useBlockCompany, type BlockedCompany } from '../../../app/block/api';
import { BlockCard, BlockRow } from '../../../app/block/block-list';
import { blockTexts } from '../../../messages/block';
import { useText } from '../../../messages/locale';

function Row({ block: { company, ...block } }: { block: BlockedCompany }): ReactNode {
  return <BlockRow {...block} name={company.name} act={useBlockCompany(company.id)} />;
}

/** Companies that I have blocked, each with the way back. */
export function Blocks(): ReactNode {
  const t = useText(blockTexts);
  const query = useInfiniteQuery({
    queryKey: keys.myBlocks(),
    queryFn: ({ pageParam }) =>
      unwrap(api.GET('/api/v1/me/blocks', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <BlockCard
      title={t('mineTitle')}
      text={t('mineText')}
      none={t('mineNone')}
      query={query}
      row={(block) => <Row key={block.company.id} block={block} />}
    />
  );
}

import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Refusal } from '../../../app/refusal';
import { Button } from '../../../kit';
import { useText } from '../../../messages/locale';
import { marketTexts } from '../../../messages/market';
import { useStartMarket } from '../market-api';
import { usePlatformMay } from '../rights';

interface StartMarketProps {
  readonly kind?: 'primary' | 'quiet' | 'plain';
  readonly label: string;
  readonly disabled?: boolean;
  /** Goes to the page of the new run. */
  readonly follow?: boolean;
}

/** The button that matches the whole market; who may only look is told so. */
export function StartMarket({ kind = 'primary', label, disabled, follow }: StartMarketProps): ReactNode {
  const t = useText(marketTexts);
  const may = usePlatformMay('admin.match');
  const navigate = useNavigate();
  const start = useStartMarket();
  if (!may) return kind === 'primary' ? <p className="meta">{t('readOnly')}</p> : null;
  return (
    <>
      <Button
        kind={kind}
        busy={start.isPending}
        disabled={disabled}
        onClick={() =>
          start.mutate(undefined, {
            onSuccess: ({ id }) => (follow ? void navigate(`/admin/market/${id}`) : undefined),
          })
        }
      >
        {label}
      </Button>
      {start.error && <Refusal error={start.error} />}
    </>
  );
}

import { useMemo, useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { serverNow } from '../../api/clock';
import { departmentAnchor, useNamedDepartment } from '../../app/named-department';
import { useNames } from '../../app/names';
import { Lines, QueryView } from '../../app/query-view';
import { useMay } from '../../app/rights';
import { useShoot, type Shoot } from '../../app/shoot';
import { ShootFrame } from '../../app/shoot-frame';
import { Button, Card, Empty, LinkButton, Segmented } from '../../kit';
import { useText } from '../../messages/locale';
import { offerBoardTexts } from '../../messages/offer-board';
import { Countdown } from '../../viz/countdown';
import { useOffers, useSlots } from './api';
import { countViews, groupOffers, soonestEnd, VIEWS, type Offer, type OfferGroup, type View } from './board';
import { CallOffSheet } from './parts/call-off-sheet';
import { DirectSheet } from './parts/direct-sheet';
import { HoldBoard } from './parts/holds';
import { OfferRow } from './parts/offer-row';
import { WithdrawSheet } from './parts/withdraw-sheet';
import './offers.css';

/** What is still to be sent or found: the next thing to do stands above what was done. */
function Unsent({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(offerBoardTexts);
  const staged = shoot.nextStep === 'sendOffers';
  const { data } = useSlots(shoot.id, staged);
  const to = `/studio/shoots/${shoot.id}/fill`;
  const live = data?.slots.filter(({ slotState, proposal }) => slotState === 'open' && proposal !== null).length ?? 0;
  if (staged && live > 0)
    return (
      <Card className="cb-offers__bar">
        <strong>{t('stagedText', { n: live })}</strong>
        <LinkButton kind="primary" to={to}>
          {t('seeDifferences')}
        </LinkButton>
      </Card>
    );
  if (shoot.nextStep !== 'fill' || shoot.summary.open === 0) return null;
  return (
    <Card className="cb-offers__bar">
      <strong>{t('openText', { n: shoot.summary.open })}</strong>
      <LinkButton to={to}>{t('toFill')}</LinkButton>
    </Card>
  );
}

interface GroupProps {
  readonly group: OfferGroup;
  readonly onWithdraw: ((offer: Offer) => void) | null;
  readonly onCallOff: ((offer: Offer) => void) | null;
}

function Group({ group, onWithdraw, onCallOff }: GroupProps): ReactNode {
  const t = useText(offerBoardTexts);
  const names = useNames();
  const { accepted, waiting } = group;
  return (
    <section id={departmentAnchor(group.department)} aria-label={names.department(group.department)}>
      <h2 className="cb-offers__department">
        {names.department(group.department)}
        <span className="meta">{t('departmentCounts', { accepted, waiting })}</span>
      </h2>
      <ul className="cb-offers">
        {group.offers.map((offer) => (
          <OfferRow key={offer.id} offer={offer} onWithdraw={onWithdraw} onCallOff={onCallOff} />
        ))}
      </ul>
    </section>
  );
}

function None({ shootId, fill, direct }: { shootId: string; fill: boolean; direct: ReactNode }): ReactNode {
  const t = useText(offerBoardTexts);
  return (
    <Empty title={t('noneTitle')}>
      <p>{t(fill ? 'noneText' : 'noneReader')}</p>
      {fill && (
        <LinkButton kind="primary" large to={`/studio/shoots/${shootId}/fill`}>
          {t('toFill')}
        </LinkButton>
      )}
      {direct}
    </Empty>
  );
}

interface BoardProps {
  readonly offers: readonly Offer[];
  /** Beside the choice of what to see. */
  readonly direct: ReactNode;
  readonly onWithdraw: ((offer: Offer) => void) | null;
  readonly onCallOff: ((offer: Offer) => void) | null;
}

function Board({ offers, direct, onWithdraw, onCallOff }: BoardProps): ReactNode {
  const t = useText(offerBoardTexts);
  const names = useNames();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((known) => known === params.get('state')) ?? 'all';
  const counts = useMemo(() => countViews(offers), [offers]);
  const groups = useMemo(() => groupOffers(offers, view, names.departmentOrder), [offers, view, names]);
  const soonest = soonestEnd(offers);
  useNamedDepartment();
  return (
    <>
      <div className="cb-offers__bar">
        <Segmented<View>
          label={t('view')}
          value={view}
          onChange={(next) => setParams(next === 'all' ? {} : { state: next }, { replace: true })}
          options={VIEWS.filter((known) => counts[known] > 0 || known === view || known === 'waiting').map((known) => ({
            value: known,
            label: t('viewCount', { view: t(`view_${known}`), n: counts[known] }),
          }))}
        />
        {direct}
      </div>
      {soonest !== null && (view === 'all' || view === 'waiting') && (
        <p className="row">
          <span className="meta">{t('soonest')}</span>
          <Countdown until={soonest} now={serverNow} withEnd />
        </p>
      )}
      {groups.length === 0 && <p className="meta">{t('noneInView')}</p>}
      {groups.map((group) => (
        <Group key={group.department} group={group} onWithdraw={onWithdraw} onCallOff={onCallOff} />
      ))}
    </>
  );
}

export default function OffersPage(): ReactNode {
  const { shoot: shootId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const t = useText(offerBoardTexts);
  const shoot = useShoot(shootId).data;
  const query = useOffers(shootId);
  const may = useMay(shoot?.companyId);
  const [withdrawing, setWithdrawing] = useState<Offer | null>(null);
  const [callingOff, setCallingOff] = useState<Offer | null>(null);
  const [inviting, setInviting] = useState(params.has('direct'));
  const hires = shoot?.state === 'open' || shoot?.state === 'shooting';
  const send = may('offer.send') && hires;
  // A link may name the booking that is to be called off.
  const named =
    send &&
    query.data?.find((offer) => offer.bookingState === 'confirmed' && offer.bookingId === params.get('callOff'));
  const calledOff = callingOff ?? (named || null);
  const onCalledOff = (): void => {
    setCallingOff(null);
    if (params.has('callOff')) setParams({}, { replace: true });
  };
  const direct = send && shoot.summary.open > 0 && <Button onClick={() => setInviting(true)}>{t('direct')}</Button>;
  return (
    <ShootFrame shootId={shootId} active="offers">
      {shoot && send && <Unsent shoot={shoot} />}
      <HoldBoard shootId={shootId} act={send === true} />
      <QueryView query={query} skeleton={<Lines count={6} height={76} />}>
        {(offers) =>
          offers.length === 0 ? (
            <None shootId={shootId} fill={send === true} direct={direct} />
          ) : (
            <Board
              offers={offers}
              direct={direct}
              onWithdraw={send ? setWithdrawing : null}
              onCallOff={send ? setCallingOff : null}
            />
          )
        }
      </QueryView>
      {withdrawing && <WithdrawSheet shootId={shootId} offer={withdrawing} onClose={() => setWithdrawing(null)} />}
      {calledOff && <CallOffSheet shootId={shootId} offer={calledOff} onClose={onCalledOff} />}
      {inviting && <DirectSheet shootId={shootId} override={may('gap.override')} onClose={() => setInviting(false)} />}
    </ShootFrame>
  );
}

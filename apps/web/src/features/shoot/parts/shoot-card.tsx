import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Shoot } from '../../../app/shoot';
import { ShootStateTag } from '../../../app/shoot-frame';
import { useText } from '../../../messages/locale';
import { shootTexts } from '../../../messages/shoot';
import { isAlive } from '../attention';
import { FillBar } from './fill-bar';
import { CostLine, ShootFacts } from './shoot-facts';
import { useStepText } from './step-text';

/** A shoot in the list: how far it is filled, when it works, what it costs, what comes next. */
export function ShootCard({ shoot }: { shoot: Shoot }): ReactNode {
  const t = useText(shootTexts);
  const stepText = useStepText();
  const { open } = shoot.summary;
  return (
    <li className="cb-card cb-shootcard">
      <div className="cb-shootcard__title">
        <h2>
          <Link className="cb-shootcard__link" to={`/studio/shoots/${shoot.id}`}>
            {t('title', { title: shoot.title })}
          </Link>
        </h2>
        <ShootStateTag state={shoot.state} />
      </div>
      <FillBar summary={shoot.summary} />
      <ShootFacts shoot={shoot} company={false} />
      <CostLine shoot={shoot} />
      {isAlive(shoot) && (
        <p className="meta" data-short={open > 0 || undefined}>
          {stepText(shoot)}
        </p>
      )}
    </li>
  );
}

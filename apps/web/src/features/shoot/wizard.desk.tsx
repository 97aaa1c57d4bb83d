import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { DeskPage } from '../../desk';
import { useText } from '../../messages/locale';
import { wizardTexts } from '../../messages/wizard';
import { NewShoot } from './wizard-parts/new-shoot';
import { Setup } from './wizard-parts/setup.desk';
import { stepOf } from './wizard-parts/steps';
import './wizard.css';

/** A new shoot in four screens: what, when and where, who, for how much. */
export default function WizardPage(): ReactNode {
  const t = useText(wizardTexts);
  const { shoot, step } = useParams();
  if (shoot) return <Setup shootId={shoot} step={stepOf(step)} />;
  return (
    <DeskPage title={t('newTitle')} width="narrow">
      <NewShoot />
    </DeskPage>
  );
}

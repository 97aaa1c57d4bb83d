import { Injectable } from '@nestjs/common';
import {
  Base,
  bases,
  CrewSummary,
  Department,
  departments,
  expandTemplate,
  Level,
  levelNames,
  levels,
  marketSettings,
  Role,
  roles,
  summarise,
  TemplatePosting,
  templateSizeRange,
} from '@callboard/domain';
import { MAX_PAY_FEN } from '../posting/posting-rules';
import { AVAILABILITY_HORIZON_DAYS } from '../profile/availability-rules';

/** Everything that forms and filters choose from. */
export interface Reference {
  readonly bases: readonly Base[];
  readonly departments: readonly Department[];
  readonly roles: readonly Role[];
  readonly levels: readonly { readonly level: Level; readonly name: (typeof levelNames)[Level] }[];
  readonly templates: { readonly from: number; readonly to: number; readonly sizes: readonly number[] };
  readonly limits: {
    readonly shootDays: number;
    readonly headcount: number;
    readonly payFen: number;
    readonly availabilityDays: number;
  };
}

/** A crew template, expanded. */
export interface TemplatePreview {
  readonly size: number;
  readonly shootingDays: number;
  readonly summary: CrewSummary;
  readonly postings: readonly TemplatePosting[];
}

/** Shooting days of a preview when the caller does not say: within a usual rotation. */
const USUAL_SHOOTING_DAYS = 7;

/** What everybody may know: places, roles and crew templates. */
@Injectable()
export class ReferenceService {
  reference(): Reference {
    return {
      bases,
      departments,
      roles,
      levels: levels.map((level) => ({ level, name: levelNames[level] })),
      templates: { ...templateSizeRange, sizes: marketSettings.templateSizes.value },
      limits: {
        shootDays: marketSettings.maxShootDays.value,
        headcount: marketSettings.maxHeadcountPerPosting.value,
        payFen: MAX_PAY_FEN,
        availabilityDays: AVAILABILITY_HORIZON_DAYS,
      },
    };
  }

  /** Throws `shoot.templateSize` and `shoot.noShootingDay` as {@link expandTemplate} does. */
  template(size: number, shootingDays = USUAL_SHOOTING_DAYS): TemplatePreview {
    const postings = expandTemplate({ size, shootingDays });
    return { size, shootingDays, summary: summarise(postings), postings };
  }
}

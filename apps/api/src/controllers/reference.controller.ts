import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { reference, templateParam, templatePreview, templateQuery } from '@callboard/contracts/http';
import { ReferenceService } from '@callboard/core';
import { z } from 'zod';
import { KEPT_BY_ALL } from '../http/caching';
import { Route } from '../http/route';

type Reference = z.infer<typeof reference>;
type TemplatePreview = z.infer<typeof templatePreview>;

@Controller('api/v1')
export class ReferenceController {
  constructor(private readonly service: ReferenceService) {}

  @Get('reference')
  @Header('cache-control', KEPT_BY_ALL)
  @Route({ access: 'public', summary: 'Bases, departments, roles, levels and limits', answer: reference })
  reference(): Reference {
    const { bases, departments, roles, ...rest } = this.service.reference();
    return {
      ...rest,
      levels: [...rest.levels],
      templates: { ...rest.templates, sizes: [...rest.templates.sizes] },
      bases: bases.map(({ zh, en, ...base }) => ({ ...base, name: { zh, en } })),
      departments: departments.map(({ zh, en, ...department }) => ({ ...department, name: { zh, en } })),
      roles: roles.map(({ id, zh, en, department, levels: [lowestLevel, highestLevel] }) => ({
        id,
        name: { zh, en },
        department,
        lowestLevel,
        highestLevel,
      })),
    };
  }

  @Get('templates/:size')
  @Header('cache-control', KEPT_BY_ALL)
  @Route({ access: 'public', summary: 'A crew template of 10 to 90 people, with its cost', answer: templatePreview })
  template(
    @Param({ schema: templateParam }) { size }: z.infer<typeof templateParam>,
    @Query({ schema: templateQuery }) { shootingDays }: z.infer<typeof templateQuery>,
  ): TemplatePreview {
    const preview = this.service.template(size, shootingDays);
    return {
      ...preview,
      postings: preview.postings.map(({ departmentId, head, rateLowFen, rateHighFen, doubles, ...posting }) => ({
        ...posting,
        department: departmentId,
        headOfDepartment: head,
        payLowFen: rateLowFen,
        payHighFen: rateHighFen,
        doubles: [...doubles],
      })),
    };
  }
}

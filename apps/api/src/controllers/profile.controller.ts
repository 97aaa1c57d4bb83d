import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { availability, availabilityQuery, paintAvailability, profile, putProfile } from '@callboard/contracts/http';
import { Call, ProfileService } from '@callboard/core';
import { z } from 'zod';
import { Caller, IfMatch } from '../http/caller';
import { Route } from '../http/route';

type Profile = z.infer<typeof profile>;
type Availability = z.infer<typeof availability>;

function profileAnswer({ person, profile: stored }: Awaited<ReturnType<ProfileService['mine']>>): Profile {
  if (!stored) return { person, version: 0, profile: null };
  return {
    person,
    version: stored.version,
    profile: {
      ...stored,
      languages: [...stored.languages],
      roles: [...stored.roles],
      updatedAt: stored.updatedAt.toISOString(),
    },
  };
}

function availabilityAnswer(stretches: Awaited<ReturnType<ProfileService['availability']>>): Availability {
  return { items: stretches.map(({ span, state }) => ({ from: span.first, to: span.last, state })) };
}

@Controller('api/v1/me')
export class ProfileController {
  constructor(private readonly profiles: ProfileService) {}

  @Get('profile')
  @Route({ access: 'account', summary: "The caller's profile; version 0 while there is none", answer: profile })
  async get(@Caller() call: Call): Promise<Profile> {
    return profileAnswer(await this.profiles.mine(call));
  }

  @Put('profile')
  @Route({
    access: 'account',
    versioned: true,
    summary: 'Write the profile; If-Match "0" makes the first',
    answer: profile,
  })
  async put(
    @Caller() call: Call,
    @IfMatch() version: number,
    @Body({ schema: putProfile }) body: z.infer<typeof putProfile>,
  ): Promise<Profile> {
    const terms = {
      ...body,
      school: body.school ?? null,
      major: body.major ?? null,
      languages: body.languages ?? [],
      about: body.about ?? '',
    };
    return profileAnswer(await this.profiles.put(call, version, terms));
  }

  @Get('availability')
  @Route({ access: 'account', summary: "The caller's free days in stretches", answer: availability })
  async days(
    @Caller() call: Call,
    @Query({ schema: availabilityQuery }) { from, to }: z.infer<typeof availabilityQuery>,
  ): Promise<Availability> {
    return availabilityAnswer(await this.profiles.availability(call, from, to));
  }

  @Put('availability')
  @Route({ access: 'account', summary: 'Paint a stretch of days; answers what lies there now', answer: availability })
  async paint(
    @Caller() call: Call,
    @Body({ schema: paintAvailability }) body: z.infer<typeof paintAvailability>,
  ): Promise<Availability> {
    return availabilityAnswer(await this.profiles.paint(call, body.from, body.to, body.state));
  }
}

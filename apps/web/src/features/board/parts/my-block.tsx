import type { ReactNode } from 'react';
import { BlockCompany } from '../../../app/block/block-company';
import type { JobPage } from '../job-api';
import { useMyJob } from '../my-api';

/** Whether I have blocked the company of a posting, and the way to and fro. */
export default function MyBlock({ job }: { job: JobPage }): ReactNode {
  const { data } = useMyJob(job.id);
  if (!data?.mine) return null;
  return <BlockCompany company={job.company} blocked={data.mine.blocked} />;
}

import type { ReactNode } from 'react';
import { SimilarJobs } from '../../../app/similar-jobs';
import type { JobPage } from '../job-api';
import { useMyJob } from '../my-api';

/** Once my application has come to nothing: what is open instead. A posting that is over shows that itself. */
export default function Instead({ job }: { job: JobPage }): ReactNode {
  const application = useMyJob(job.id).data?.mine?.application;
  if (application?.state !== 'declined' && application?.state !== 'closed') return null;
  return <SimilarJobs applicationId={application.id} role={job.roleId} />;
}

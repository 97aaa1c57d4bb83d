import { isJobName, jobSpec, type JobName, type JobPayload } from '@callboard/contracts/jobs';
import { z } from 'zod';

const text = z.string().min(1).max(100);

/** What lies in the queue: the payload, and the ids that follow the work. Nothing of a person. */
const envelopeSchema = z.strictObject({ requestId: text, outboxId: text, payload: z.unknown() });

export type Envelope = z.infer<typeof envelopeSchema>;

/** A job that was understood. */
export interface ParsedJob<J extends JobName = JobName> {
  readonly ok: true;
  readonly job: J;
  readonly payload: JobPayload<J>;
  readonly requestId: string;
  readonly outboxId: string;
}

/** A job that was not, and why. `retry` where another worker, of another version, may understand it. */
export interface UnparsableJob {
  readonly ok: false;
  readonly reason: string;
  readonly retry: boolean;
  readonly outboxId?: string;
}

/** Reads what came out of the queue against the catalogue. */
export function parseJob(name: string, data: unknown): ParsedJob | UnparsableJob {
  const envelope = envelopeSchema.safeParse(data);
  if (!envelope.success)
    return { ok: false, retry: false, reason: `envelope does not parse: ${issues(envelope.error)}` };
  const { requestId, outboxId } = envelope.data;
  if (!isJobName(name)) return { ok: false, retry: true, outboxId, reason: `no job is called ${name.slice(0, 60)}` };
  const payload = jobSpec(name).payload.safeParse(envelope.data.payload);
  if (!payload.success) {
    return { ok: false, retry: false, outboxId, reason: `payload of ${name} does not parse: ${issues(payload.error)}` };
  }
  return { ok: true, job: name, payload: payload.data as JobPayload<JobName>, requestId, outboxId };
}

/** Where and how a value is wrong, without the value. */
function issues(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, code }) => `${path.join('.') || '(root)'} ${code}`)
    .join(', ');
}

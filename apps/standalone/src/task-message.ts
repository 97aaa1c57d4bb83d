/** One log-in of the demo. */
export interface ShownAccount {
  role: string;
  login: string;
  password: string;
}

/** What a preparation did. */
export interface TaskResult {
  /** Names of the migrations that ran. */
  applied: string[];
  seeded: boolean;
  /** The demo accounts that exist now. */
  accounts: ShownAccount[];
}

/** What the preparing process tells its parent. */
export type TaskMessage = { progress: string } | { done: TaskResult } | { failed: string };

export const TASKS = ['migrate', 'seed'] as const;
export type Task = (typeof TASKS)[number];

/** First argument of the process that prepares the database. */
export const TASK_ARGUMENT = 'task';

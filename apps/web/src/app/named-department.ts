import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** The id of a department's section on a page. */
export const departmentAnchor = (department: string): string => `department-${department}`;

/** The department that the link to the page named; its section comes into sight when the caller is first on screen. */
export function useNamedDepartment(): string | null {
  const [params] = useSearchParams();
  const named = params.get('department');
  useEffect(() => {
    if (named === null) return undefined;
    // In the next frame, since a new page first goes to its top.
    const frame = requestAnimationFrame(() => {
      document.getElementById(departmentAnchor(named))?.scrollIntoView({ block: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [named]);
  return named;
}

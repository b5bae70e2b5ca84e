import type { ICourse, Role } from './types';

const STAFF: readonly Role[] = ['teaching_assistant', 'instructor'];

/** Whether the reader teaches this course: may open notebooks for it, and answers for what is said in it. */
export function isStaff(course: ICourse | null): boolean {
  return course !== null && STAFF.includes(course.role);
}

import type { ICourse, IPost, Role } from './types';

const STAFF: readonly Role[] = ['teaching_assistant', 'instructor'];

/** Whether the reader teaches this course: may open notebooks for it, and answers for what is said in it. */
export function isStaff(course: ICourse | null): boolean {
  return course !== null && STAFF.includes(course.role);
}

/** Whether the reader wrote it; a post without their name says so to them alone. */
export function isMine({ author, mine }: IPost, me: string | undefined): boolean {
  return mine === true || (author !== null && 'id' in author && author.id === me);
}

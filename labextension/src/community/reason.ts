import type { IConnection } from '../tokens';
import { isStaff } from '../wire/roles';
import type * as Wire from '../wire/types';
import type { Course } from './course';
import type { Thread } from './thread';

/** Why staff changed a post is for its author and for staff, so it is in no event and has to be asked. */
export async function askReason(
  course: Course,
  connection: IConnection,
  thread: Thread,
  { id }: Wire.IPost,
  mine: boolean
): Promise<void> {
  const about = connection.session?.courses.find(each => each.id === course.id) ?? null;
  if (!mine && !isStaff(about)) {
    return;
  }
  try {
    const path = `${course.path}/posts/${id}`;
    const { post } = await connection.request<{ post: Wire.IPost }>('GET', path);
    thread.put(post, mine);
    course.touch(thread);
  } catch {
    // The post is shown without its reason.
  }
}

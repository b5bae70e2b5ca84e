/** Where threads are that belong to no notebook: every course has this place, and it looks like a cell of a notebook. */
export const GENERAL = 'course.general';
export const ANYWHERE = 'general';

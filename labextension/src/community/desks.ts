import type { IConnection } from '../tokens';
import { Calendar } from './calendar';
import type { Course } from './course';
import type { Desk } from './desk';
import { Difficulty } from './difficulty';
import { Inbox } from './inbox';

/** The desks of a course's staff, each made when first asked for. */
export class Desks {
  constructor(
    private readonly connection: IConnection,
    private readonly course: (id: string) => Course,
    private readonly random: () => number
  ) {}

  inbox(course: string): Inbox {
    return this._at(course, Inbox);
  }

  difficulty(course: string): Difficulty {
    return this._at(course, Difficulty);
  }

  calendar(course: string): Calendar {
    return this._at(course, Calendar);
  }

  dispose(): void {
    this._desks.forEach(desk => desk.dispose());
  }

  private _at<T extends Desk>(
    course: string,
    kind: new (course: Course, connection: IConnection, random: () => number) => T
  ): T {
    const known = this._desks.find(desk => desk instanceof kind && desk.courseId === course);
    if (known !== undefined) {
      return known as T;
    }
    const desk = new kind(this.course(course), this.connection, this.random);
    this._desks.push(desk);
    return desk;
  }

  private readonly _desks: Desk[] = [];
}

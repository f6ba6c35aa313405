import { actions, arrivalOfExample, exampleById, firstSource } from "../store/index.ts";

/** What a reader without link or saved tab sees: the lecture's (x + y) z at the start, and one line that says what to press. */
export function openFirstVisit(): void {
  const lecture = exampleById("l7");
  const arrival = lecture === undefined ? null : arrivalOfExample(lecture);
  actions.adopt({
    source: arrival?.source ?? firstSource,
    settings: arrival?.settings ?? {},
    place: () => 0,
    origin: "restore",
    welcome: true,
  });
}

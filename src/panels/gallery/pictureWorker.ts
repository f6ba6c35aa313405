import { pictureOf, type PictureAnswer, type PictureRequest } from "./pictureWork.ts";

/** Runs in a worker of its own: makes one picture after the other. */
addEventListener("message", ({ data }: MessageEvent<PictureRequest>) => {
  const answer: PictureAnswer = { id: data.id, scene: pictureOf(data) };
  postMessage(answer);
});

import { useEffect, useRef } from "react";
import { drawThumbnail } from "../../draw/thumbnail.ts";
import type { Example } from "../../examples/example.ts";
import { sceneOf } from "./pictures.ts";

interface PictureProps {
  /** Of what shows the example: there may be several. */
  readonly id: string;
  readonly example: Example;
}

/** The graph of an example, small; drawn when it comes into sight. */
export function Picture({ id, example }: PictureProps) {
  const box = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const svg = box.current;
    if (svg === null) return undefined;
    let wanted = true;
    const draw = async (): Promise<void> => {
      const scene = await sceneOf(id, example);
      if (wanted && scene !== null) drawThumbnail(svg, scene);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void draw();
      },
      { rootMargin: "200px" },
    );
    observer.observe(svg);
    return () => {
      wanted = false;
      observer.disconnect();
    };
  }, [id, example]);
  return <svg ref={box} className="card-graph" aria-hidden />;
}

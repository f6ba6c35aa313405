import { t } from "../../core/words/t.ts";
import { addressOf } from "../../store/index.ts";

/** The short link of a card: to follow, to copy, or to write on a slide. */
export function ShortLink({ id, title }: { readonly id: string; readonly title: string }) {
  const fragment = `#x=${id}`;
  return (
    <a className="card-link" href={addressOf(fragment, window.location)} aria-label={t`Short link to ${title}`}>
      {fragment}
    </a>
  );
}

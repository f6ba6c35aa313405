import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import { t } from "../core/words/t.ts";
import { addressOf, linkOf, store } from "../store/index.ts";
import "./OpenLink.css";

/** How long the moment must stand still before its link is made. */
const idle = 300;

/** From an embed to the whole page, at this very moment. */
export function OpenLink() {
  const [address, setAddress] = useState(() => window.location.href);
  useEffect(() => {
    let timer = 0;
    let revision = 0;
    const write = async (): Promise<void> => {
      const mine = ++revision;
      const link = await linkOf({ ...store.getState(), embed: false, hide: [] });
      if (mine === revision && link.ok) setAddress(addressOf(link.fragment, window.location));
    };
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void write(), idle);
    };
    later();
    const stop = store.subscribe(later);
    return () => {
      stop();
      window.clearTimeout(timer);
      revision = Infinity;
    };
  }, []);
  return (
    <a className="button open-link" title={t`Open in Backstep`} href={address} target="_blank" rel="noopener">
      <span className="open-link-text">{t`Open in Backstep`}</span>
      <ExternalLink size={15} aria-hidden />
    </a>
  );
}

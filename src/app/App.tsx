import { useEffect } from "react";
import { Banner } from "../panels/Banner.tsx";
import { Editor } from "../panels/Editor.tsx";
import { Explain } from "../panels/Explain.tsx";
import { Gallery } from "../panels/Gallery.tsx";
import { GraphView } from "../panels/GraphView.tsx";
import { Help } from "../panels/Help.tsx";
import { Inputs } from "../panels/Inputs.tsx";
import { useKeyboard } from "../panels/Keyboard.ts";
import { LiveRegion } from "../panels/LiveRegion.tsx";
import { PresentHead, PresentStrip } from "../panels/Present.tsx";
import { Share } from "../panels/Share.tsx";
import { SidePanel } from "../panels/SidePanel.tsx";
import { TopBar } from "../panels/TopBar.tsx";
import { Transport } from "../panels/Transport.tsx";
import { Values } from "../panels/Values.tsx";
import { useApp } from "../store/index.ts";
import { useFullscreen } from "./useFullscreen.ts";
import { usePlayer } from "./usePlayer.ts";
import { useTheme } from "./useTheme.ts";

/** The whole screen. */
export function App() {
  const present = useApp((state) => state.present);
  useTheme();
  usePlayer();
  useKeyboard();
  useFullscreen();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [present]);

  return (
    <div className="app" data-present={present}>
      {present ? null : <TopBar />}
      <Banner />
      <div className="columns">
        <SidePanel side="left" label="Expression and inputs">
          <div className="side-stack">
            <Editor />
            <Inputs />
          </div>
        </SidePanel>
        <main className="stage">
          {present ? <PresentHead /> : null}
          <GraphView />
          {present ? <PresentStrip /> : null}
          <Transport />
        </main>
        <SidePanel side="right" label="Explanation and values" kept={<Values />}>
          <Explain />
        </SidePanel>
      </div>
      <LiveRegion />
      <Gallery />
      <Share />
      <Help />
    </div>
  );
}

import { expect, test } from "vitest";
import { decodeLink } from "./link.ts";

// Links that people hold. Lines are added here and never changed or taken away: a link once made opens for ever.
const frozen: readonly (readonly [string, object])[] = [
  ["#e=%78%2Ay&at=0&c=a209", { source: "x*y", at: "0" }],
  ["#e=f=(x+y)*z;x=-2;y=5;z=-4&at=b3", { source: "f=(x+y)*z\nx=-2\ny=5\nz=-4", at: "b3" }],
  [
    "#e=%28%61lpha_1%2Bbeta_2%29%7E%27no%27%21&at=f1&theme=dark&c=792f",
    { source: "(alpha_1+beta_2)~'no'!", at: "f1", theme: "dark" },
  ],
  [
    "#z=S1OwVdCoUNBWqNRU0FKo4qpQsFXQNeKqVLBVMOWqAnFMAA&at=b3&c=6705",
    { source: "f = (x + y) * z\nx = -2\ny = 5\nz = -4", at: "b3" },
  ],
  [
    "#e=%71%3Dx-y%3Bf%3Dq%2Aq&at=end&target=q&grain=wire&num=slide&dec=3&open=f.0%2Cg%232&theme=light&palette=slide&lang=ko&present=1&embed=1&hide=code%2Cvalues&c=acf6",
    {
      source: "q=x-y;f=q*q",
      at: "end",
      target: "q",
      grain: "wire",
      num: "slide",
      dec: 3,
      open: ["f.0", "g#2"],
      theme: "light",
      palette: "slide",
      lang: "ko",
      present: true,
      embed: true,
      hide: ["code", "values"],
    },
  ],
  [
    "#z=ASAA3__Pg-KCgD3iiJLOuMOXwr0gIyDtlZzqta3slrQg8J-YgA&at=b12&dec=0&c=5f67",
    { source: "σ₀=−θ×½ # 한국어 😀", at: "b12", dec: 0 },
  ],
  ["#e=&at=0&c=f1b9", { source: "", at: "0" }],
  ["#z=e7ugoeLt_v2qasravFycAA&at=b1&c=ee73", { source: "\ud800x\udfff%&#+\r\n\t", at: "b1" }],
  [
    "#z=Tc8rDsNADEVR7lUYxikZz39AF9Oih4oqdfvRSyQ39Fx04frU7-uD7Zd0VyR96DuZIIc73elughKe6ZmeTVDDC73QiwlaeKVXejVBD2_0Rm8mGOGd3undBDN80Ad9mGCFT_qkTxN4irAYFsNi-B_7uezns3Pab9fX9vXtdgA&at=f20&lang=en&c=88b7",
    {
      source: Array.from({ length: 12 }, (_, i) => `h${i + 1} = tanh(w${i} * h${i} + b${i})`).join("\n"),
      at: "f20",
      lang: "en",
    },
  ],
];

test.each(frozen)("%s", async (fragment, state) => {
  expect(await decodeLink(fragment)).toEqual({ kind: "link", state, damaged: false, notes: [] });
});

/** key -> what it may be, for the settings that are one of a few words. */
export const choices = {
  grain: ["gate", "wire"],
  num: ["exact", "slide"],
  theme: ["auto", "light", "dark"],
  palette: ["default", "slide"],
  tab: ["explain", "code", "check", "train", "network"],
  code: ["numpy", "pytorch", "javascript", "gates", "caffe"],
  reveal: ["0", "1", "ask"],
  quiz: ["0", "predict"],
  method: ["plain", "momentum", "rmsprop", "adam"],
} as const;

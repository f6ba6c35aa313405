import type { Graph } from "../graph/graph.ts";
import type { Trace } from "../trace/trace.ts";
import { caffeListing } from "./caffe.ts";
import { gatesListing } from "./gates.ts";
import { javascriptListing } from "./javascript.ts";
import type { Dialect, Listing } from "./listing.ts";
import { numpyListing } from "./numpy.ts";
import { torchListing } from "./torch.ts";

type Printer = (graph: Graph, trace: Trace) => Listing;

/** Dialect -> what prints it. */
const printers: Readonly<Record<Dialect, Printer>> = {
  numpy: numpyListing,
  pytorch: torchListing,
  javascript: javascriptListing,
  gates: gatesListing,
  caffe: caffeListing,
};

/** The code of a graph without closed groups, each line tied to what of the graph it says. @param trace a run of that graph */
export function listingOf(graph: Graph, trace: Trace, dialect: Dialect): Listing {
  return printers[dialect](graph, trace);
}

package pilotcity.index.search;

/** Whether a search finds the documents that their kind sets aside, such as simulated ones. */
public enum SimulatedDocuments {
    /** It does not; neither are they counted. */
    EXCLUDE,
    /** It finds them among the others. */
    INCLUDE,
    /** It finds no others. */
    ONLY
}

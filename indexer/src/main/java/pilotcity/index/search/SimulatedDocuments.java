package pilotcity.index.search;

/** Whether a search includes documents that their kind marks as simulated. */
public enum SimulatedDocuments {
    /** It does not; neither are they counted. */
    EXCLUDE,
    /** It finds them among the others. */
    INCLUDE,
    /** It finds no others. */
    ONLY
}

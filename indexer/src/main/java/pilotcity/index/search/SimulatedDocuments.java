package pilotcity.index.search;

/** Whether a search includes documents that their kind marks as simulated. */
public enum SimulatedDocuments {
    /** Simulated documents are neither found nor counted. */
    EXCLUDE,
    /** Simulated documents are found among the others. */
    INCLUDE,
    /** Only simulated documents are found. */
    ONLY
}

package pilotcity.index.search;

/** How many of the words that are searched a hit must have. */
public enum WordMatch {
    ALL,
    /** One at least; those with more and rarer ones come first. */
    ANY
}

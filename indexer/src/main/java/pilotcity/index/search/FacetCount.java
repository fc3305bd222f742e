package pilotcity.index.search;

/** How many matches have {@code value}. */
public record FacetCount(String value, long count) {}

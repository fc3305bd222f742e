package pilotcity.index.filter;

public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}

package pilotcity.portal.suggestion.place;

/** How what is reported lies to the place or landmark that the words name. */
public enum SpatialRelation {
    IN,
    NEAR,
    OPPOSITE,
    /** Between two landmarks. */
    BETWEEN,
    /** Where two roads meet. */
    CORNER
}

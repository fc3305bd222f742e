package pilotcity.portal.suggestion.place.gazetteer;

/**
 * One way to write a name.
 *
 * @param text folded
 * @param style how the name is written
 * @param everyday whether it is a word, or a name of roads and shops, more often than this place
 * @param common of a landmark: whether many towns have one of that name
 * @param apart where a reader needs a space or an apostrophe, as in Xi'an; 0 where nowhere
 */
record NameForm(String text, Style style, boolean everyday, boolean common, int apart) {
    /** How complete a name is. */
    enum Style {
        /** With what sort of place it is: 天河区, Tianhe District, tianhequ. */
        FULL,
        /** Without: 天河, Tianhe. */
        SHORT,
        /** An everyday name: 羊城, Canton. */
        ALIAS
    }

    NameForm(String text, Style style, boolean everyday) {
        this(text, style, everyday, false, 0);
    }
}

package pilotcity.portal.suggestion.place;

/**
 * A part of the words that was read.
 *
 * @param text as it was written
 * @param from where it begins in the words, in UTF-16 units
 * @param to where it ends
 */
public record NamePart(Role role, String text, int from, int to) {
    /** What a part was read as. */
    public enum Role {
        DIVISION,
        LANDMARK,
        RELATION,
        ADDRESS
    }
}

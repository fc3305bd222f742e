package pilotcity.portal.suggestion;

import org.jspecify.annotations.Nullable;

/**
 * What suggestions are asked for.
 *
 * @param words of the reporter, as they may be published; may be empty
 * @param category that was chosen already, or null
 * @param lon WGS84 degrees, or null where the place is not known
 * @param lat WGS84 degrees, or null where the place is not known
 * @param place the division it lies in, or null
 */
public record SuggestionRequest(
        String words,
        @Nullable String category,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable String place) {

    public static SuggestionRequest ofWords(String words) {
        return new SuggestionRequest(words, null, null, null, null);
    }
}

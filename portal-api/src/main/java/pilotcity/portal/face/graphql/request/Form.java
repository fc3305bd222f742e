package pilotcity.portal.face.graphql.request;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.Refusal;

/** The media type of the answer, as the caller's {@code Accept} asks for it (RFC 9110, 12.5.1). */
enum Form {
    /** {@code application/graphql-response+json}. */
    RESPONSE,
    /** {@code application/json}, asked for by name: a client that takes any status but 200 for somebody else's. */
    JSON,
    /** Either will do: data as {@code application/json}, for the programs that know no better. */
    ANY;

    static final String RESPONSE_TYPE = "application/graphql-response+json";
    static final String JSON_TYPE = "application/json";

    /** How much a caller wants a media type; {@code exact} when it is named and not only matched by a star. */
    private record Wish(double quality, int exactness, int position) {
        static final Wish NONE = new Wish(-1, -1, 0);

        boolean isUsable() {
            return quality > 0;
        }
    }

    /** @throws Refusal NOT_ACCEPTABLE when neither type will do */
    static Form of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return ANY;
        }
        Wish response = wish(accept, RESPONSE_TYPE);
        Wish json = wish(accept, JSON_TYPE);
        if (!response.isUsable() && !json.isUsable()) {
            throw Refusal.of(ErrorCode.NOT_ACCEPTABLE, "answers are " + RESPONSE_TYPE + " or " + JSON_TYPE);
        }
        if (!response.isUsable() || !json.isUsable()) {
            return response.isUsable() ? RESPONSE : JSON;
        }
        return preferred(response, json);
    }

    private static Form preferred(Wish response, Wish json) {
        if (response.quality() != json.quality()) {
            return response.quality() > json.quality() ? RESPONSE : JSON;
        }
        if (response.exactness() != json.exactness()) {
            return response.exactness() > json.exactness() ? RESPONSE : JSON;
        }
        if (response.exactness() < 2) {
            return ANY;
        }
        return response.position() < json.position() ? RESPONSE : JSON;
    }

    /** What the most exact range that matches {@code type} says. */
    private static Wish wish(String accept, String type) {
        Wish best = Wish.NONE;
        String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", 100);
        for (int i = 0; i < ranges.length; i++) {
            String[] parts = ranges[i].split(";", 10);
            int exactness = exactness(parts[0].strip(), type);
            if (exactness > best.exactness()) {
                best = new Wish(quality(parts), exactness, i);
            }
        }
        return best;
    }

    private static int exactness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        return range.equals("application/*") ? 1 : range.equals("*/*") ? 0 : -1;
    }

    private static double quality(String[] parts) {
        for (String part : parts) {
            String parameter = part.replace(" ", "");
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    /** The media type of an answer with or without data. */
    String type(boolean data) {
        String type = this == JSON || (this == ANY && data) ? JSON_TYPE : RESPONSE_TYPE;
        return type + "; charset=utf-8";
    }
}

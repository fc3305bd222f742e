package pilotcity.portal.face.graphql.request;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.response.EventStream;

/** The media type of the answer, as the caller's {@code Accept} asks for it (RFC 9110, 12.5.1). */
enum AnswerMediaType {
    /** {@code application/graphql-response+json}. */
    RESPONSE,
    /**
     * {@code application/json}, asked for by name: a client that takes a status other than 200 for the answer of an
     * intermediary.
     */
    JSON,
    /** {@code text/event-stream} and nothing else (GraphQL over Server-Sent Events, distinct connections mode). */
    STREAM,
    /** Either will do: data as {@code application/json}, for the programs that know no better. */
    ANY;

    static final String RESPONSE_TYPE = "application/graphql-response+json";
    static final String JSON_TYPE = "application/json";

    /** @throws RequestRefusedException NOT_ACCEPTABLE when neither type will do */
    static AnswerMediaType of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return ANY;
        }
        AcceptHeader wanted = AcceptHeader.of(accept);
        AcceptHeader.Preference response = wanted.wish(RESPONSE_TYPE);
        AcceptHeader.Preference json = wanted.wish(JSON_TYPE);
        if (!response.isUsable() && !json.isUsable() && takesEvents(accept)) {
            return STREAM;
        }
        if (!response.isUsable() && !json.isUsable()) {
            throw RequestRefusedException.of(
                    ErrorCode.NOT_ACCEPTABLE,
                    "answers are " + RESPONSE_TYPE + ", " + JSON_TYPE + " or " + EventStream.TYPE);
        }
        if (!response.isUsable() || !json.isUsable()) {
            return response.isUsable() ? RESPONSE : JSON;
        }
        return preferred(response, json);
    }

    /** Whether the caller asks for events by name. */
    static boolean takesEvents(@Nullable String accept) {
        AcceptHeader.Preference wish = AcceptHeader.of(accept).wish(EventStream.TYPE);
        return wish.isUsable() && wish.exactness() == 2;
    }

    private static AnswerMediaType preferred(AcceptHeader.Preference response, AcceptHeader.Preference json) {
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

    /** The media type of an answer with or without data. */
    String type(boolean data) {
        String type = this == JSON || (this == ANY && data) ? JSON_TYPE : RESPONSE_TYPE;
        return type + "; charset=utf-8";
    }
}

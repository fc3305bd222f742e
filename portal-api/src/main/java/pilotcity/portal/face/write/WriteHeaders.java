package pilotcity.portal.face.write;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.request.IfMatchHeader;
import pilotcity.portal.kernel.idempotency.IdempotencyKey;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;

/**
 * What the header fields of a write say.
 *
 * @param expected the version that the caller expects, or null for any
 * @param idempotencyKey null for none
 */
record WriteHeaders(
        BodyType type, @Nullable Integer expected, @Nullable String idempotencyKey) {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** @throws Problem for what cannot be understood */
    static WriteHeaders of(MultiMap headers, Verb verb) {
        List<String> encodings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
        if (encodings.stream().anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"))) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send the body without a content coding");
        }
        List<String> keys = headers.getAll(IDEMPOTENCY_KEY);
        if (keys.size() > 1) {
            throw Problem.field(IDEMPOTENCY_KEY, "is given more than once");
        }
        List<String> tags = headers.getAll(HttpHeaders.IF_MATCH);
        return new WriteHeaders(
                BodyType.of(headers.get(HttpHeaders.CONTENT_TYPE)),
                tags.isEmpty() ? null : IfMatchHeader.version(String.join(",", tags), verb.creates()),
                keys.isEmpty() ? null : IdempotencyKey.read(keys.getFirst()));
    }
}

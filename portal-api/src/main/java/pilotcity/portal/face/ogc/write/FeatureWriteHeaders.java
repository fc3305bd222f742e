package pilotcity.portal.face.ogc.write;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.kernel.http.request.IfMatchHeader;
import pilotcity.portal.kernel.idempotency.IdempotencyKey;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;

/**
 * What the header fields of a write say.
 *
 * @param expected the version that the caller expects, or null for any
 * @param system what the positions in the body are in ({@code Content-Crs})
 */
record FeatureWriteHeaders(
        @Nullable Integer expected, @Nullable String idempotencyKey, ReferenceSystem system) {
    static final String GEOJSON = "application/geo+json";
    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String CONTENT_SYSTEM = "Content-Crs";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** @throws Problem for what cannot be understood */
    static FeatureWriteHeaders of(MultiMap headers, Verb verb) {
        if (headers.getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"))) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send the body without a content coding");
        }
        if (verb.effect() != VerbEffect.DELETE) {
            requireType(headers.get(HttpHeaders.CONTENT_TYPE), verb);
        }
        List<String> keys = headers.getAll(IDEMPOTENCY_KEY);
        if (keys.size() > 1) {
            throw Problem.field(IDEMPOTENCY_KEY, "is given more than once");
        }
        List<String> tags = headers.getAll(HttpHeaders.IF_MATCH);
        return new FeatureWriteHeaders(
                tags.isEmpty() ? null : IfMatchHeader.version(String.join(",", tags), verb.creates()),
                keys.isEmpty() ? null : IdempotencyKey.read(keys.getFirst()),
                system(headers.get(CONTENT_SYSTEM)));
    }

    private static void requireType(@Nullable String header, Verb verb) {
        String type = header == null ? "none" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        List<String> taken = verb.effect() == VerbEffect.UPDATE
                ? List.of(MERGE_PATCH, "application/json")
                : List.of(GEOJSON, "application/json");
        if (!taken.contains(type)) {
            throw Problem.of(
                            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                            "the body must be " + String.join(" or ", taken) + ", not " + type)
                    .with(verb.effect() == VerbEffect.UPDATE ? "Accept-Patch" : "Accept", String.join(", ", taken));
        }
    }

    private static ReferenceSystem system(@Nullable String header) {
        if (header == null) {
            return ReferenceSystem.CRS84;
        }
        return ReferenceSystem.of(CONTENT_SYSTEM, header.strip().replaceAll("^<|>$", ""));
    }
}

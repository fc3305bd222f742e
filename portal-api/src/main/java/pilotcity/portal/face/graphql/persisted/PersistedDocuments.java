package pilotcity.portal.face.graphql.persisted;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/**
 * Finds the document that a request means: the one it brings, a trusted one by its identifier (GraphQL over HTTP,
 * appendix Persisted Documents), or one that somebody has sent before, by its hash (Apollo, automatic persisted
 * queries).
 */
public final class PersistedDocuments {
    private static final String SHA256 = "sha256:";
    private static final long MOST_CHARACTERS = 8L << 20;

    private final Map<String, String> trusted;
    private final boolean trustedOnly;
    private final Cache<String, String> sent = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String hash, String document) -> hash.length() + document.length())
            .build();

    /**
     * @param trusted documents by their identifiers
     * @param trustedOnly whether others are refused
     */
    public PersistedDocuments(Map<String, String> trusted, boolean trustedOnly) {
        this.trusted = Map.copyOf(trusted);
        this.trustedOnly = trustedOnly;
    }

    /** As the settings say. */
    public static PersistedDocuments of(Config config) {
        boolean some = !config.text(Setting.GRAPHQL_DOCUMENTS).isEmpty();
        return new PersistedDocuments(
                some ? TrustedDocuments.read(config.path(Setting.GRAPHQL_DOCUMENTS)) : Map.of(),
                config.flag(Setting.GRAPHQL_TRUSTED_ONLY));
    }

    /**
     * The document's text.
     *
     * @param query the text, where the request brings it
     * @param documentId an identifier, or null
     * @param hash the SHA-256 hash that Apollo's clients send, or null
     * @throws RequestRefusedException when it is not known, not trusted, or not the one of that hash
     */
    public String find(@Nullable String query, @Nullable String documentId, @Nullable String hash) {
        if (documentId != null) {
            return query == null ? identified(documentId) : checked(query, documentId);
        }
        if (hash != null) {
            return query == null ? persisted(hash) : checked(query, SHA256 + hash);
        }
        return allowed(String.valueOf(query));
    }

    private String identified(String id) {
        String found = known(id);
        if (found == null) {
            throw RequestRefusedException.of(ErrorCode.NOT_FOUND, "no document is known by this documentId");
        }
        return found;
    }

    private String persisted(String hash) {
        String found = known(SHA256 + hash);
        if (found != null) {
            return found;
        }
        // Clients know these two by their texts.
        throw trustedOnly
                ? RequestRefusedException.of(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported")
                : RequestRefusedException.of(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
    }

    private @Nullable String known(String id) {
        String found = trusted.get(id);
        return found != null ? found : sent.getIfPresent(id);
    }

    /** A text that comes with its identifier is found by it from then on. */
    private String checked(String query, String id) {
        if (!id.startsWith(SHA256)) {
            throw RequestRefusedException.of(
                    ErrorCode.ILL_FORMED_REQUEST,
                    "documentId names a document, and query brings one; send both only with sha256: and its hash");
        }
        if (!id.equals(SHA256 + TrustedDocuments.sha256(query))) {
            throw RequestRefusedException.of(ErrorCode.BAD_REQUEST, "provided sha does not match query");
        }
        allowed(query);
        if (!trusted.containsKey(id)) {
            sent.put(id, query);
        }
        return query;
    }

    private String allowed(String query) {
        if (trustedOnly && !trusted.containsKey(SHA256 + TrustedDocuments.sha256(query))) {
            throw RequestRefusedException.of(
                    ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
                    "this portal answers only documents that it has been given");
        }
        return query;
    }
}

package pilotcity.portal.face.graphql.loading;

import java.util.Optional;
import pilotcity.index.kind.Kinds;

/**
 * What identifies a document: its kind and its id within the kind. The global id of Relay is {@code kind:id}, for
 * people to read and for scripts to build.
 */
public record GlobalId(String kind, String id) {
    /** The document that {@code globalId} names, or empty when it names no kind. */
    public static Optional<GlobalId> parse(String globalId, Kinds kinds) {
        int colon = globalId.indexOf(':');
        return colon > 0 && kinds.names().contains(globalId.substring(0, colon))
                ? Optional.of(new GlobalId(globalId.substring(0, colon), globalId.substring(colon + 1)))
                : Optional.empty();
    }

    /** The document of {@code kind} that {@code id} names, be it a global id or the id within the kind. */
    public static GlobalId of(String kind, String id) {
        return new GlobalId(kind, id.startsWith(kind + ":") ? id.substring(kind.length() + 1) : id);
    }

    public String globalId() {
        return kind + ":" + id;
    }
}

package pilotcity.portal.kernel.verb;

import java.util.List;
import java.util.Locale;
import pilotcity.index.kind.Kinds;

/** Where each verb is found over HTTP, derived from the kind and the name. */
public final class VerbAddresses {
    private static final String API = "/api/";

    private final Kinds kinds;
    private final Verbs verbs;

    public VerbAddresses(Kinds kinds, Verbs verbs) {
        this.kinds = kinds;
        this.verbs = verbs;
    }

    /** The list of a kind; the first verb that makes one of its documents is there. */
    public String ofKind(String kind) {
        return API + kinds.get(kind).plural();
    }

    /** A document; {@code id} goes in as it is. */
    public String ofDocument(String kind, String id) {
        return ofKind(kind) + "/" + id;
    }

    /** The address of {@code verb}, with {@code id} in the place of the document's id where it is done to one. */
    public String of(Verb verb, String id) {
        String base = verb.creates() ? ofKind(verb.kind()) : ofDocument(verb.kind(), id);
        return isFirst(verb) ? base : base + "/" + kebab(verb.name());
    }

    private boolean isFirst(Verb verb) {
        List<Verb> creating =
                verbs.listOf(verb.kind()).stream().filter(Verb::creates).toList();
        return verb.creates() && creating.getFirst().equals(verb);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}

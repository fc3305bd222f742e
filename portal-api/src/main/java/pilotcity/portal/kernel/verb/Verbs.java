package pilotcity.portal.kernel.verb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pilotcity.portal.kernel.permission.Permission;

/** Every verb of the portal. */
public final class Verbs {
    private final Map<String, Map<String, Verb>> byKind = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when a kind has two verbs of one name */
    public Verbs(List<Verb> verbs) {
        for (Verb verb : verbs) {
            Map<String, Verb> own = byKind.computeIfAbsent(verb.kind(), kind -> new LinkedHashMap<>());
            if (own.put(verb.name(), verb) != null) {
                throw new IllegalArgumentException("kind " + verb.kind() + " has two verbs " + verb.name());
            }
        }
    }

    /** Everything that a grant can name as an action. */
    public Set<String> actions() {
        Set<String> actions =
                new TreeSet<>(Set.of(Permission.AUDIT_ACTION, Permission.READ_ACTION, Permission.ATTACH_ACTION));
        list().forEach(verb -> actions.add(verb.name()));
        return Collections.unmodifiableSet(actions);
    }

    /** The verbs of {@code kind}, in the order in which it lists them. */
    public List<Verb> listOf(String kind) {
        return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
    }

    public List<Verb> list() {
        List<Verb> all = new ArrayList<>();
        byKind.values().forEach(verbs -> all.addAll(verbs.values()));
        return all;
    }

    public Optional<Verb> find(String kind, String name) {
        return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(name));
    }

    /** The first verb of {@code kind} that has {@code verbEffect}. */
    public Optional<Verb> find(String kind, VerbEffect verbEffect) {
        return listOf(kind).stream().filter(verb -> verb.effect() == verbEffect).findFirst();
    }

    /** @throws IllegalArgumentException when there is none */
    public Verb get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new IllegalArgumentException("kind " + kind + " has no verb " + name));
    }
}

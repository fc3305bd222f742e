package pilotcity.portal.face.open311;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.index.Index;

/** The services as they last were, for as long as nothing changes in the index: every answer names some. */
final class ServiceListCache {
    private final Map<Language, Held> held = new ConcurrentHashMap<>();

    private record Held(Index index, long version, Services services) {}

    Services in(Index index, Language language) {
        // asked before the search, so that what is held is never older than its number says
        long version = index.version();
        Held last = held.get(language);
        if (last != null && last.index == index && last.version == version) {
            return last.services;
        }
        Services services = Services.in(index, language);
        held.put(language, new Held(index, version, services));
        return services;
    }
}

package pilotcity.portal.face.open311;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.index.Index;
import pilotcity.portal.face.open311.answer.Open311Language;

/** The services as they last were, for as long as nothing changes in the index: every answer names some. */
final class ServiceListCache {
    private final Map<Open311Language, CachedServices> held = new ConcurrentHashMap<>();

    private record CachedServices(Index index, long version, ServiceList services) {}

    ServiceList in(Index index, Open311Language language) {
        // asked before the search, so that what is held is never older than its number says
        long version = index.version();
        CachedServices last = held.get(language);
        if (last != null && last.index == index && last.version == version) {
            return last.services;
        }
        ServiceList serviceList = ServiceList.in(index, language);
        held.put(language, new CachedServices(index, version, serviceList));
        return serviceList;
    }
}

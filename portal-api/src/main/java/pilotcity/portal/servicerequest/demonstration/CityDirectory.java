package pilotcity.portal.servicerequest.demonstration;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the portal knows of Guangzhou: the generated records refer to nothing else.
 *
 * @param categories by id, those that take reports
 * @param organisations types by id
 */
public record CityDirectory(Map<String, Category> categories, Map<String, String> organisations) {

    /**
     * A category as it is there.
     *
     * @param days until it is due, or as many as seem usual
     */
    public record Category(boolean sensitive, @Nullable String responsible, int days) {}

    Set<String> ids() {
        return categories.keySet();
    }

    public Category category(String id) {
        Category category = categories.get(id);
        if (category == null) {
            throw new IllegalArgumentException("no category " + id);
        }
        return category;
    }

    public boolean has(String organisation) {
        return organisations.containsKey(organisation);
    }

    /** {@code organisation} as one that acts; the portal where there is none. */
    public SimulatedServiceRequest.Party party(@Nullable String organisation) {
        return organisation == null
                ? SimulatedServiceRequest.Party.PORTAL
                : new SimulatedServiceRequest.Party(organisations.getOrDefault(organisation, "agency"), organisation);
    }
}

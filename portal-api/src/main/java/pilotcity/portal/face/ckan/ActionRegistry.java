package pilotcity.portal.face.ckan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import pilotcity.portal.face.ckan.action.GroupingActions;
import pilotcity.portal.face.ckan.action.PackageActions;
import pilotcity.portal.face.ckan.action.SiteActions;
import pilotcity.portal.face.ckan.datastore.DatastoreActions;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.BadRequestException;

/** Every action by its name. */
final class ActionRegistry {
    private static final Set<String> VERBS =
            Set.of("create", "update", "patch", "delete", "purge", "upsert", "revise", "reorder", "follow", "unfollow");

    private static final String NO_SQL =
            "datastore_search_sql is not offered: SQL is not answered here. datastore_search"
                    + " has filters, q, distinct and sort; groups and sums of a table are at /api/datasets/{id}/tables/{table}/rows"
                    + " with group and aggregate";

    private final Map<String, Action> actions = new LinkedHashMap<>();

    ActionRegistry() {
        Stream.of(PackageActions.ALL, GroupingActions.ALL, SiteActions.ALL, DatastoreActions.ALL)
                .flatMap(List::stream)
                .forEach(action -> actions.put(action.name(), action));
        actions.put(
                "help_show",
                new Action(
                        "help_show",
                        "Explains the action with a name.",
                        (index, parameters, site) ->
                                get(parameters.required("name"), true).help()));
    }

    /** @throws BadRequestException when there is none of that name */
    Action get(String name) {
        return get(name, false);
    }

    private Action get(String name, boolean asked) {
        Action action = actions.get(name);
        if (action != null) {
            return action;
        }
        if (asked) {
            throw ActionException.notFound("Action name not known: " + name);
        }
        if (name.equals("datastore_search_sql")) {
            throw new BadRequestException(NO_SQL);
        }
        if (VERBS.contains(name.substring(name.lastIndexOf('_') + 1))) {
            return new Action(name, "", (index, parameters, site) -> {
                throw ActionException.denied("this interface is for reading; writes go by the portal's own");
            });
        }
        throw new BadRequestException("Action name not known: " + name);
    }
}

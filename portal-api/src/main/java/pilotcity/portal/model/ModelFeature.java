package pilotcity.portal.model;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.verb.Verb;

/** Models that propose categories: their cards, and which of them is in use. */
public final class ModelFeature implements Feature<Model> {
    private static final RowReader<Model> READER = RowReader.of(Model.class);
    private static final Duration DRIFT_EVERY = Duration.ofMinutes(10);

    @Override
    public Kind<Model> kind() {
        return ModelKind.KIND;
    }

    @Override
    public String table() {
        return "model_document";
    }

    @Override
    public Model read(Row row) {
        return READER.read(row);
    }

    @Override
    public List<Verb> verbs(Config config) {
        return List.of(Verb.of("model", "use")
                .title("启用", "Use")
                .describe(
                        "由这个模型提出建议；可随时换回以前的",
                        "Has this model propose from now on; an earlier one can be used again at any time")
                .does(ModelUse::use));
    }

    @Override
    public List<ScheduledTask> scheduledTasks(Database database, Config config) {
        return List.of(new ScheduledTask(
                "count what became of suggestions", DRIFT_EVERY, () -> SuggestionWeeks.count(database.client())));
    }
}
